"""Words that say nothing on what a text is about."""

# scikit-learn's ENGLISH_STOP_WORDS, word for word: articles that are placed by known topics need
# nothing else of it, and to load it takes more than a second.
_USUAL_WORDS = (
    "a about above across after afterwards again against all almost alone along already also "
    "although always am among amongst amoungst amount an and another any anyhow anyone anything "
    "anyway anywhere are around as at back be became because become becomes becoming been "
    "before beforehand behind being below beside besides between beyond bill both bottom but by "
    "call can cannot cant co con could couldnt cry de describe detail do done down due during "
    "each eg eight either eleven else elsewhere empty enough etc even ever every everyone "
    "everything everywhere except few fifteen fifty fill find fire first five for former "
    "formerly forty found four from front full further get give go had has hasnt have he hence "
    "her here hereafter hereby herein hereupon hers herself him himself his how however hundred "
    "i ie if in inc indeed interest into is it its itself keep last latter latterly least less "
    "ltd made many may me meanwhile might mill mine more moreover most mostly move much must my "
    "myself name namely neither never nevertheless next nine no nobody none noone nor not "
    "nothing now nowhere of off often on once one only onto or other others otherwise our ours "
    "ourselves out over own part per perhaps please put rather re same see seem seemed seeming "
    "seems serious several she should show side since sincere six sixty so some somehow someone "
    "something sometime sometimes somewhere still such system take ten than that the their them "
    "themselves then thence there thereafter thereby therefore therein thereupon these they "
    "thick thin third this those though three through throughout thru thus to together too top "
    "toward towards twelve twenty two un under until up upon us very via was we well were what "
    "whatever when whence whenever where whereafter whereas whereby wherein whereupon wherever "
    "whether which while whither who whoever whole whom whose why will with within without "
    "would yet you your yours yourself yourselves "
)
# What newspapers write in every story, whatever it is about.
_NEWS_WORDS = (
    "able according added ago agree agreed ahead announced apparently appear appeared appears "
    "april asked august away based began begin best better big billion bring called came "
    "clear come comes coming comment considered could couldn day days december described did "
    "didn different does doesn doing don dr earlier early end especially ever expected fact "
    "familiar far february friday gave get gets getting give given gives giving go goes going "
    "gone good got great had happen happened have help him hour hours however important "
    "including indeed instead isn january july june just keep kept key kind knew know known "
    "large largely last late later latest least left let like likely little ll long look "
    "looking lot made main major make makes making march may mean means meanwhile might "
    "million minute minutes monday month months mr mrs ms nearly need needed needs new news "
    "next november number october old one ones past people person point possible potentially "
    "previously probably put quite ran rather re really recent recently report reported "
    "reportedly reporters reports result results right run said saturday saw say saying says "
    "second see seen sense september set several she should shouldn show showed shows similar "
    "simply since small source sources spokesman spokesperson spokeswoman start started "
    "statement still sunday sure take taken takes taking tell telling things think thinking "
    "thought thursday time times today told tomorrow took top toward trillion trying tuesday "
    "turn turned two use used uses using ve want wanted wants wasn way ways wednesday week "
    "rt weeks well went weren will won work would wouldn year years yesterday yet "
)
USUAL_WORDS = frozenset(_USUAL_WORDS.split())
STOP_WORDS = USUAL_WORDS | frozenset(_NEWS_WORDS.split())
