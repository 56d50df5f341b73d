"""Words of advertisements: what is offered, how the reader is asked, how articles talk."""

import re

from analysis.intake.vocabulary import words
from analysis.text.quotation import DOUBLE_MARKS

# Cheap look at a whole text before anything else: without one of these no advertisement.
_HINTS = words(
    "newsletter newsletters e-newsletter inbox subscribe subscribing subscriber subscribers "
    "subscription subscriptions signup sign-up deals webinar discount discounts coupon "
    "coupons promo investing unlock discover download app podcast podcasts giveaway sponsored "
    "promoted advertisement alerts alert premium upgrade seat membership exclusive trial "
    "screener portfolio shop invest ad-free edition editions ticket tickets savings "
    "whatsapp crossword half-price voucher vouchers notifications cashback"
)
HINT_WORDS = frozenset(
    word + mark for word in _HINTS for mark in ("", ".", ",", "!", "?", ":", ";", '"', "'s")
)
HINT_PHRASES = (
    "sign up",
    "signing up",
    "off your",
    "with code",
    "your first",
    "by email",
    "without ads",
    " a week for ",
    " a month for ",
    " dollar",
    "start your day",
    "win a ",
    "try a ",
    "breaking news",
    "for free",
    "ur free ",
    "one free",
    "this free",
    "don't miss",
    "member today",
    "email",
    "buy now",
    "order now",
    "follow us",
    "now with ",
    "your inbox",
    "click here",
    "for just ",
    "percent off",
    "cent off",
    "% off",
)
# "Get ..." or a word to the reader: one of the two is in every advertisement.
_ASKING = words(
    "You you Your your Yourself yourself Our our Get Sign Subscribe Join Download Try Discover "
    "Unlock Receive Claim Register Upgrade Save Shop Grab Redeem Reserve Order Click Start Check "
    "Don't Book Become Explore Activate Enjoy Own Win Learn Make Boost Elevate Buy Follow Want "
    "CLICK GET SIGN JOIN SUBSCRIBE PROMOTED SPONSORED ADVERTISEMENT Promoted Sponsored "
    "Advertisement Stay Support Enjoying Never"
)
# A plain set of letters comes first, on which a search is several times faster than on words.
ASKING = re.compile(
    f"[{''.join(sorted({word[0] for word in _ASKING}))}](?<!\\w.)"
    f"(?:{'|'.join(f'(?<={word[0]}){word[1:]}' for word in sorted(_ASKING))})\\b"
)
# An imperative, or a teasing question, at the start.
START = re.compile(
    r"(?i)(?:please |easily |simply |just |now |and )?(?:get|sign up|subscribe|join|download|"
    r"try|discover|unlock|start|receive|save|shop|click|upgrade|enjoy|enjoying|claim|stay|"
    r"don't miss|do not miss|never miss|check out|explore|become|take|make|grab|support|"
    r"donate|register|own|win|book|order|buy|tap|enter|follow|activate|redeem|secure|reserve|"
    r"elevate|boost|access|learn|looking for|want|ready to|love|listen|read|see|find|easily|"
    r"go ad-free|invest|keep|let|give|treat|earn|build|meet|introducing|need|tired of|"
    r"like what)\b"
)
# A capitalised imperative in the middle: "... smart decisions Receive undervalued stocks".
INNER_VERB = re.compile(
    r"\s(?<=[\w'’%)]\s)\s*(?=(?:Get|Sign up|Sign Up|Subscribe|Join|Download|Try|Discover|Unlock|"
    r"Receive|Claim|Register|Upgrade|Save|Shop|Grab|Redeem|Reserve|Order|Click|Start|"
    r"Check out|Don't miss|Book|Become|Activate|Explore|Take|Enjoy|Own|Win|Learn|Make|Boost|"
    r"Elevate)\s[a-z£$€\d])"
)
# What only an offer speaks of.
OFFER = re.compile(
    r"(?i)(?:[£$€]\d[\d.]*(?: an?| per) (?:week|month|year|issue)|\b(?:newsletters?|(?:your|"
    r"the|an?) (?:e?mail )?inbox|subscri(?:be|ption|ber)s?|sign(?:ing)? up|free trial|"
    r"(?:\d+ ?%|per ?cent|percent) off|promo(?:tional)? codes?|discount codes?|coupons?|"
    r"instant access|unlimited access|full access|exclusive (?:access|content|offers?|deals|"
    r"discounts?|stor)|special offer|limited[- ]time|(?:great|best|top|hottest|latest|amazing|"
    r"daily) (?:deals|offers)|webinar|download (?:the|our|your)|our (?:free )?app\b|ad-free|"
    r"membership|become a (?:member|subscriber|supporter)|mailing list|breaking news alerts?|"
    r"stock (?:picks|ideas|tips)|(?:prize|summer|winter|our|free|grand) draw|your seat|"
    r"your copy|a (?:week|month) for|for (?:just |only )?[£$€]\d[\d.]*(?: an?| per)? (?:week|"
    r"month|year|issue)|a (?:month|year) for|for (?:just |only )?\d+ (?:dollars?|pounds?|"
    r"euros?|cents)\b|first (?:box|month|year|order|week)|try (?:it|a box|a jar|a pair|our|"
    r"one) |money[- ]back|free (?:shipping|delivery)|giveaway|premium\b|without ads|"
    r"join (?:over |more than |the )?[\d,]{3,}|start your day|by e?mail\b|"
    r"with (?:the )?code\b|upgrade to|(?:before|while) (?:places|stocks?|supplies|tickets|"
    r"seats|it|they) (?:runs?|lasts?|sells?) ?(?:out)?|(?:invest|trade|shop|buy|book|"
    r"order) (?:now|with confidence|today)|your (?:portfolio|next \w+)|smart(?:er)? invest\w+|"
    r"smart(?:er)? stock picking|cancel any ?time|now with (?:more|extra|even)))"
)
# What an offer often speaks of.
SOFT = re.compile(
    r"(?i)\b(?:deals?|tips?|reviews?|breaking news|headlines?|updates?|alerts?|exclusive|"
    r"instant|free|hottest|best|great|helpful|latest|top|sharpest|trusted|undervalued|"
    r"investing|investments?|stocks?|screener|portfolios?|advice|delivered|straight|right to|"
    r"every (?:morning|day|week|friday|sunday|monday|month)|weekly|daily|today|now|expert|"
    r"insights?|ideas|guides?|app|podcast|picks|gadgets?|editions?|join|offers?|save|savings|"
    r"win|unlock|discover|access|sponsored|promoted)\b"
)
TO_READER = re.compile(r"(?i)\b(?:you|your|you're|you'll|yours|yourself|our|us)\b")
# An article talks about third persons, in the past, with quotes.
REPORTING = re.compile(
    rf"[{DOUBLE_MARKS}]|\b(?:said|says|told|asked|added|wrote|according to|he|she|they|him|his|"
    r"her|hers|their|them|was|were|had|did|I|my)\b|, which\b"
)
PRICE = re.compile(r"[£$€]\d|\d ?%|\d (?:percent|per cent|dollars?|pounds|euros)\b")
# "Confident Investing Starts Here:" or a label at the start.
HEADLINE_RUN = re.compile(
    r"(?:PROMOTED|SPONSORED|ADVERTISEMENT|Promoted|Sponsored|Advertisement)\b:?|"
    r"(?:[A-Z][\w'’-]*|of|the|a|to|for|in|with|and)(?: (?:[A-Z][\w'’&-]*|of|the|a|an|to|for|"
    r"in|with|and|&)){1,8}:"
)
# A label that says it openly.
LABEL = re.compile(
    r"(?:PROMOTED|SPONSORED|ADVERTISEMENT|AD|Promoted|Sponsored|Advertisement)(?::| -|  )"
)
# "Enjoying the Herald?" before the offer itself.
TEASER = re.compile(
    r"(?i)(?:enjoy|looking|never want|want|ready|need|tired|like|love|in the market|interested|"
    r"curious|hungry|fancy|missing|searching|thinking|dreaming|did you)\w*\b[^?]{2,80}\?$"
)
# Words that begin a sentence.
OPENERS = words(
    "The This That These Those It He She They We You I There In On At But And For As After "
    "Before When While Since Meanwhile However Indeed So With By From An A Its His Her Their "
    "Our My If Although Last According Some Many Most Few Several Such Each Every Even Also "
    "Still Just Only Perhaps Here Instead One Two Three Four Five Now Then Yet What Who Why "
    "How Not No Both Earlier Later Despite During Under Among Because Police Officials "
    "Critics Analysts Experts Researchers Mr Mrs Ms Miss Dr Prof Professor Sir Lord Lady "
    "President Senator Sen Rep Gov Governor Judge Minister Former Mr. Mrs. Ms. Dr."
)
# Words after which no sentence begins.
BINDERS = words(
    "a an the of to in on at by for with from and or our your its their his her my this that "
    "new every each per via as than into about all any more no who which &"
)
# Capitals that begin nothing.
CALENDAR = words(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mondays Tuesdays Wednesdays "
    "Thursdays Fridays Saturdays Sundays January February March April May June July August "
    "September October November December"
)
# Ends of the names that things on offer have: "Ledgerfox Weekly", "Smart Value Newsletter".
PRODUCTS = words(
    "Newsletter Newsletters Weekly Daily Plus Premium Pro Club App Digest Brief Briefing "
    "Update Alerts Insider Review List Today Now Box Edition Post Morning Report Podcast "
    "Signals Picks"
)
# An imperative that is not by itself a seller's, or an address to the reader.
ADDRESS = re.compile(
    r"(?:Please |Just |Now |And |So |Why not |Never |Don't )?(?:Get|Join|Download|Try|"
    r"Discover|Start|"
    r"Receive|Save|Shop|Click|Upgrade|Enjoy|Claim|Stay|Check|Explore|Become|Take|Make|Grab|Support|"
    r"Donate|Register|Own|Win|Book|Order|Buy|Tap|Follow|Secure|Reserve|Elevate|Boost|Access|Learn|"
    r"Listen|Read|See|Find|Keep|Let|Give|Treat|Earn|Build|Meet|Protect|Play|Plan|Power|Compare|"
    r"Watch|Catch|Choose|Pick|Cook|Sleep|Travel|Stream|Sign|Subscribe|Unlock|Turn|Switch|Spend|Cut)"
    r" [a-z£$€\d]|(?:Our|All) (?:readers|members|subscribers|listeners) (?:get|save|"
    r"enjoy|receive)\b"
)
# What is sold or given away; each counts once.
COMMERCE = re.compile(
    r"(?i)\b(?:apps?|free|tickets?|savings?|stocks?|channel|crosswords?|puzzles?|"
    r"half[- ]price|vouchers?|"
    r"notifications|cashback|podcasts?|newsletters?|e?mail|inbox|deals?|offers?|"
    r"\d+ ?% off|guide|report|"
    r"edition|copy|club|membership|subscription|premium|trial|portfolio|money|retirement|wine|vpn|"
    r"brokers?|loans?|insurance|experts?|exclusive|latest|daily|weekly|weekend only|until "
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|one free|get one|picks?|picked|"
    r"dividend|recipes?|"
    r"whatsapp|on the app|souvenir|live coverage|checker|screener)\b"
)
COMMON = words(
    "about after again also another because been before being between both could does done down "
    "each even every first from have here into just like made make many more most much must never "
    "only other over same some such take than that their them then there these they this those "
    "through time under until very want well were what when where which while will with would your"
)
