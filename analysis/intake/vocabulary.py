"""Words and phrases that pages of any site carry; none is one site's own."""

import re


def words(text: str) -> frozenset[str]:
    """Return the words of a text as a set."""
    return frozenset(text.split())


# Words that may stand in small letters inside a name.
SMALL_WORDS = words(
    "a an and at by de del der des di du el en for from in la le les of on or the to van von "
    "y & | und et"
)
# Rubrics, never the name of a source.
NOT_NAMES = words(
    "about advertisement archive breaking comments contact details exclusive features gallery "
    "home image latest live logo markets menu more news opinion photos politics related share "
    "sport sports tags topics trending video watch world business technology"
)
# Words in the names of outlets, not of persons.
OUTLET_WORDS = words(
    "agency bulletin business chronicle chronicles courier daily dispatch echo evening "
    "examiner express gazette globe guardian herald independent insider inquirer journal "
    "ledger live magazine mail mercury mirror monitor network news newspaper newswire "
    "observer online post press radio record register reporter review sentinel standard star "
    "sun telegraph times today tribune tv week weekly wire world"
)
# What people are, in bylines.
ROLES = words(
    "author chief columnist contributor contributors correspondent critic desk director editor "
    "editors fellow journalist photographer producer professor reporter reporters staff writer "
    "writers"
)
# Last words of rubrics that look like names: "The Big Read", "World News".
RUBRICS = words(
    "analysis arts briefing business column comment commentary culture debate editorial essay "
    "explainer features health interview latest lifestyle long money obituaries opinion opinions "
    "people politics profile quiz read review reviews science sport sports story style tech "
    "technology travel view views weather weekend"
)
# Words of furniture that are no site's name, in small letters.
ORDINARY_WORDS = words(
    "a about account add advertisement ai all also an and app article articles ask at back be "
    "beta by cookies comment comments contact continue copyright corrections copy daily "
    "discover do download edition english explore feature features first follow for free from "
    "get google help home how in it join keep latest let listen load log login logo main menu "
    "more most mute my new news newsletter next no nobody none not of on or our out page "
    "photo pick plus policy popular premium pro privacy promoted read reader readers related "
    "reply reserved responses rights save say search section see settings share show sign "
    "similar so sports stories story subscribe summary tags talk team terms thanks the there "
    "things this three to tools top topics trending try two up us use video view want watch "
    "we what with world write yes yet you your january february march april may june july "
    "august september october november december monday tuesday wednesday thursday friday "
    "saturday sunday assistant facebook twitter instagram whatsapp hashtags others "
    "recommended here i"
)
# Cities that a dateline names without their state or country.
DATELINES = words(
    "atlanta baltimore boston chicago cincinnati cleveland dallas denver detroit honolulu houston "
    "indianapolis miami milwaukee minneapolis philadelphia phoenix pittsburgh seattle washington "
    "amsterdam athens baghdad bangkok beijing beirut berlin bogota brussels budapest cairo "
    "caracas damascus delhi dubai dublin frankfurt gaza geneva havana helsinki islamabad istanbul "
    "jakarta jerusalem johannesburg kabul kiev kyiv lagos london luxembourg madrid manila milan "
    "montreal moscow mumbai munich nairobi oslo ottawa paris prague rome seoul shanghai singapore "
    "stockholm sydney taipei tehran tokyo toronto tripoli tunis vienna warsaw zurich"
)
# Words that name no source where they stand alone: parts of a paper, what people are there, cities.
NO_SOURCES = (ORDINARY_WORDS | ROLES | DATELINES) | words(
    "africa america americas asia books cartoon classifieds climate corrections courts crime "
    "economy education energy environment europe events explained film finance focus food games "
    "general housing international law letters local markets media metro miscellaneous nation "
    "national obituary podcast podcasts regional region religion schools society special "
    "spotlight staff supplement transport tv uncategorized unknown untitled"
)

# Links above and below a newsletter, in small letters.
_OF_MAILS = (
    r"(?:unsubscribe(?: (?:here|now|from .{2,60}))?|(?:view|read|open|see) (?:(?:this|it|the) "
    r"(?:e-?mail|newsletter|message) )?(?:online|in (?:your |a )?(?:web )?browser)|"
    r"(?:manage|update|change) (?:your |my )?(?:e-?mail |newsletter )?(?:preferences|subscriptions?"
    r"|settings)|forward (?:this|it)?(?: (?:e-?mail|newsletter))?(?: ?to a friend)?|"
    r"having trouble (?:viewing|reading|seeing) .{2,80})"
)
# Lines of furniture: one fullmatch on a short line in small letters.
FURNITURE = re.compile(
    r"(?:for (?:immediate )?release[:.]?|embargoed (?:until|for) .{2,60}|(?:press|news|media) "
    r"release|(?:this is a )?rush transcript\b.{0,120}|.{0,100}\b(?:text|copy|transcript) may not "
    r"be in (?:its|their) final form.{0,80}|"
    r"logo|menu|search|home|close|back|next|previous|print|e-?mail|copy(?: link)?|save|"
    r"share|tweet|reply|report|like|follow|listen|loading|subscribe|register|log ?in|log ?out|"
    r"sign (?:in|up|out)|my account|facebook|twitter|x|whatsapp|linkedin|reddit|instagram|"
    r"youtube|telegram|image|photos?|video|gallery|advert(?:isement|ising)?|ad|sponsored|"
    r"promoted|trending|most (?:read|popular|viewed)(?: in .{2,30})?|top stories|"
    r"latest(?: news)?|breaking news|skip to .{2,30}|back to (?:the )?top|table of contents|"
    r"in this article|jump to .{2,40}|advertisement\b.{0,60}|ads? (?:by|choices|"
    r"feedback).{0,40}|.{0,40}story continue[sd] (?:below|after)?.{0,40}|"
    r"article continue[sd] (?:below|after).{0,40}|continue reading.{0,60}|(?:\d+|no|view|show|"
    r"leave|add|post|write|read|join|see|all|load|hide|your|reader|readers')?(?: (?:a|the|all|"
    r"more|\d+))*? ?(?:comments?|replies|responses|discussion|conversation)(?: \(?\d+\)?| yet|"
    r" here| below| are closed| section)*[.…:!?]*|be the first to .{2,60}|.{0,30}\bhas(?:n't|"
    r" not)? (?:commented|written|said).{0,30}\byet[.…]*|(?:you )?(?:might|may|"
    r"must) (?:also )?(?:like|have missed|enjoy|be interested in).{0,30}|(?:related|"
    r"recommended|suggested|similar|more|other|further|read)(?: (?:articles?|stor(?:y|ies)|"
    r"news|posts?|reading|content|coverage|topics?|links?|videos?|headlines|for you|like this|"
    r"to (?:read|explore)|next))+:?|related:?|read (?:more|next|also):?|more (?:from|on|in|"
    r"about|by) .{2,60}|also (?:in|on) [^.]{2,40}|from (?:the|our) (?:web|archive|partners)|"
    r"(?:read|see|watch|also read|related|more|don't miss|must read|recommended|trending|"
    r"editor's pick|continue reading|read more|see also|also read|read next|in pictures|"
    r"related stor(?:y|ies)|related articles?|click here)(?: here)?(?::| ?>+| ?»| ?→|"
    r" ?-).{2,140}|click (?:here|to) .{2,120}|tap to .{2,60}|watch (?:live|now|"
    r"the video).{0,60}|(?:hash)?tags?:?|filed under:?.{0,100}|(?:tags|topics|keywords|"
    r"categories|sections?): .{1,140}|#\w+(?:[ ,]+#?\w+){0,20}|share (?:this|on|via|to|"
    r"with).{0,60}|follow (?:us|me|@\w+|him|her|along).{0,100}|(?:©|\(c\) ?(?:19|20|"
    r"[^\W\d]{2,})|copyright\b).{0,150}|.{0,120}all rights reserved.{0,40}|(?:terms|privacy|"
    r"cookies?|legal|imprint|about|contact|help|careers|advertise|sitemap|faq|corrections|"
    r"accessibility|newsletters?|rss|terms (?:of|and|&) \w+|privacy (?:policy|notice)|"
    r"cookie (?:policy|notice|settings)|do not sell .{0,40}|contact us|about (?:us|"
    r"the \w+))(?:[ |·•,/]+(?:terms|privacy|cookies?|legal|imprint|about|contact|help|careers|"
    r"advertise|sitemap|faq|corrections|accessibility|newsletters?|rss|terms (?:of|and|&) \w+|"
    r"privacy (?:policy|notice)|us|policy|cookie (?:policy|notice|settings)))*|"
    r".{0,80}\b(?:uses?|essential|accept|our|one|all|these) cookies?\b.{0,80}|"
    r"cookies\?.{0,80}|(?:\d+|a|an|one|two|three|four|five) ?-?min(?:ute)?s? read|\d+ shares?|"
    r"\d+ likes?|\d+ views|listen to (?:this )?article.{0,30}|this article (?:was )?(?:first|"
    r"last)? ?(?:published|updated).{0,60}|this article is more than .{2,20} old|caption|"
    r"enlarge.{0,30}|hide caption|toggle caption|getty images|slideshow(?: \(\d+ images?\))?|"
    r"sign up (?:here|now|today|below)[.!]?|by (?:signing up|subscribing|registering),? you "
    r".{5,120}|this site is protected by .{5,100}|ad (?:policy|choices|feedback)|"
    rf"{_OF_MAILS}(?: ?[|·•] ?(?:{_OF_MAILS}|[^|·•.!?]{{2,30}})){{0,7}}|"
    r"[-–—*_=•·|#~]{1,40}|(?:# ){2,}#|-+ ?(?:30|ends?) ?-+)"
)
# Whom to write to or to call, in small letters.
_OFFICE = r"(?:media|press|news|sales|investors?)(?: relations)?"
_CONTACTS = r"(?:contacts?|enquiries|inquiries)"
CONTACT = re.compile(
    rf"(?:{_OFFICE} )?{_CONTACTS}:|{_OFFICE} {_CONTACTS}|"
    rf"(?:(?:{_OFFICE} )?{_CONTACTS}|e-?mail|phone|tel(?:ephone)?)\b"
    r".{0,80}?(?:\S@\S|\d[\d ().-]{6,}\d).{0,60}|"
    r"\S{1,40}@\S{1,40}\.[a-z]{2,10}|\+?\(?\d[\d ().-]{8,}\d"
)
# Commands in a row: "Save · Share · Hide", "Keep | Pass on | Mute this outlet".
COMMAND_ROW = re.compile(r"[^|·•]{2,30}(?: ?[|·•] ?[^|·•]{2,30}){1,7}")
# The start of a copyright line, in small letters.
COPYRIGHT = re.compile(
    r"©|\(c\) ?(?:19|20|[^\W\d]{2,})[^.]*$|copyright\b(?! (?:law|infring|case|act|claim|"
    r"protect|suit|hold|own))"
)
# "This article originally appeared in SOURCE."
ORIGIN = re.compile(
    r"(?i)(?:this|the)?\s*(?:article|story|piece|post|report|column|essay|content|"
    r"interview)?\s*(?:was|is|has been)?\s*(?:first|originally)\s+(?:appeared|published|"
    r"posted|printed|ran|run|written)(?:\s+(?:by|in|on|at|"
    r"for))\s+(?P<source>[^\n]{2,80}?)(?:\s+(?:and is|under|at \d|on \d|on (?:jan|feb|mar|apr|may|"
    r"jun|jul|aug|sep|oct|nov|dec)|in (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|"
    r"dec)).{0,100})?\.?"
)
# "The post TITLE appeared first on SOURCE.", below the posts of feeds.
POSTED_FIRST = re.compile(
    r"The (?:post|article|story) [^a-z].{1,250}? (?:appeared first|first appeared) on "
    r"(?P<source>[^a-z\s][^,;:!?]{1,78}?)\.?"
)
# The start of such a line.
ORIGIN_START = re.compile(
    r"(?i).{0,50}\b(?:originally|first)\s+(?:app|pub|post|print|ran|run|writ)"
)
