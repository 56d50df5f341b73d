"""The analyst's decisions about a corpus, kept in a file that every run applies again."""

from analysis.ledger.decisions import SKIP as SKIP
from analysis.ledger.decisions import ArticleDecision as ArticleDecision
from analysis.ledger.decisions import Judgement as Judgement
from analysis.ledger.decisions import Ledger as Ledger
from analysis.ledger.decisions import SentenceDecision as SentenceDecision
from analysis.ledger.decisions import TopicDecision as TopicDecision
from analysis.ledger.decisions import named_topic as named_topic
from analysis.ledger.decisions import source_name as source_name
from analysis.ledger.file import ledger_hash as ledger_hash
from analysis.ledger.file import ledger_text as ledger_text
from analysis.ledger.file import parse_ledger as parse_ledger
from analysis.ledger.file import read_ledger as read_ledger
from analysis.ledger.file import read_undo as read_undo
from analysis.ledger.file import write_ledger as write_ledger
from analysis.ledger.file import write_undo as write_undo
