"""Capitalised words that are no part of a name, or that say what kind of name it is part of."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# What stands before a person's name and is none: a name begins behind the last of them.
TITLES = _words(
    "Cllr Councillor Mr Mrs Ms Miss Dr Mr. Mrs. Ms. Dr. Prof Prof. Professor President "
    "Presidents Senator Sen. Sen Senators Sens. Rep. Rep Reps. Representative Congressman "
    "Congresswoman Governor Gov. Gov Mayor Justice Judge Chief CEO CFO COO Premier Minister "
    "King Queen Prince Princess Pope Rev. Rev Reverend Father Sister Imam Rabbi Archbishop "
    "Bishop Cardinal Secretary Gen. General Lt. Lt Col. Colonel Capt. Captain Sgt. Sergeant "
    "Maj. Major Adm. Admiral Cpl. Attorney Sir Dame Lady Lord Coach Speaker Chairman "
    "Chairwoman Chair Chancellor Officer Detective Sheriff Ambassador Director Deputy "
    "Assistant Commissioner Councilman Councilwoman Superintendent Editor Spokesman "
    "Spokeswoman Spokesperson Leader Whip Candidate Nominee Analyst Economist Reporter Host "
    "Author Actor Actress Singer Lawyer Dean Principal Inspector Constable Sheikh Sultan "
    "Emperor Ayatollah Marshal Commander Commandant Lieutenant Treasurer Ranking Nurse "
    "Activist Founder Strategist Executive Clerk Counsel Trustee Solicitor Aide Adviser "
    "Advisor"
)
# "Secretary of State Ana Lee": what stands between a title and a name.
OFFICES = _words(
    "State Defense Defence Homeland Security Treasury Commerce Interior Labor Education "
    "Energy Justice Health Agriculture Transportation Senate House White"
)
WOMEN = frozenset({"Mrs", "Mrs.", "Ms", "Ms.", "Miss", "Queen", "Princess", "Lady", "Dame"})
MEN = frozenset({"Mr", "Mr.", "King", "Prince", "Sir", "Lord", "Pope"})
CALENDAR = _words(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mondays Tuesdays Wednesdays "
    "Thursdays Fridays Saturdays Sundays January February March April "
    "May June July August September October November December Jan. Feb. Mar. Apr. Jun. Jul. "
    "Aug. Sept. Sep. Oct. Nov. Dec. Feb Apr Jun Jul Aug Sept Sep Oct Nov Dec "
    "Mon Tue Wed Thu Fri Sat Sun Christmas Easter Thanksgiving "
    "Ramadan Halloween A.M. P.M. AM PM EST EDT ET GMT"
)
# Capitalised because of the calendar, a people, a creed, a party or the place in the sentence.
NO_NAME = CALENDAR | _words(
    "I I'm I’m I've I’ve I'd I’d I'll I’ll "
    "PT OK TV MORE CEO CEOs American Americans British Britons English French German Germans "
    "Russian Russians Chinese Japanese Indian Indians Israeli Israelis Iranian Iranians Iraqi "
    "Iraqis Syrian Syrians Palestinian Palestinians Ukrainian Ukrainians Mexican Mexicans "
    "Canadian Canadians Korean Koreans Turkish Turks Saudi Saudis Egyptian Egyptians Afghan "
    "Afghans Cuban Cubans Italian Italians Spanish Greek Greeks Polish Dutch Swedish Irish "
    "Scottish Welsh Australian Australians European Europeans African Africans Asian Asians "
    "Arab Arabs Latino Latinos Latina Hispanic Hispanics African-American African-Americans "
    "Asian-American Native Western Eastern Southern Northern Southeast Northeast Southwest "
    "Northwest Midwest Christian Christians Muslim Muslims Jewish Jew Jews Catholic Catholics "
    "Protestant Evangelical Evangelicals Islamic Islamist Islamists Hindu Hindus Buddhist "
    "Shiite Shiites Sunni Sunnis Mormon Republican Republicans Democrat Democrats Democratic "
    "Conservative Conservatives Liberal Liberals Labour Tory Tories Libertarian Socialist "
    "Communist Nazi Nazis God Jr. Sr. Brazilian Brazilians Pakistani Pakistanis Vietnamese "
    "Nigerian Venezuelan Colombian Yemeni Libyan Swiss Danish Norwegian Finnish Belgian "
    "Austrian Hungarian Kurdish Kurds Soviet Persian"
)
# Words that open a sentence or a headline and begin no name.
OPENERS = _words(
    "The A An This That These Those There They Their Then Thus Though Through He She It Its "
    "We You His Her Our Your My If In On At As And But Or Nor Yet So For From By With Without "
    "Within When While Where What Who Why How Whether Which Since Some Such Several Still "
    "Because Before Behind Between Both After Although Also All Among Any Another About "
    "According Across Against Despite During Each Earlier Even Every Few Following However "
    "Instead Last Later Many Meanwhile More Most Much Neither Next Nobody None Not Nothing "
    "Now Once One Only Other Others Over Perhaps People Two Three Four Five Under Unlike "
    "Until Here Is Are Was Were Do Does Did Can Could Should Would Has Have Had Let No Yes "
    "Former Retired Like To Of Asked Speaking Citing Just Than Too Up Out Off Down Into Upon "
    "Per Via Be Been Being Said Says"
)
ORGANISATIONS = _words(
    "Agency Airlines Alliance Army Assembly Association Authority Bank Board Bureau Center "
    "Centre Chamber Church Club Co. Coalition College Commission Committee Company Conference "
    "Congress Corp. Corporation Council Court Department Enterprises Federation Force Forum "
    "Foundation Fund Group Guard Holdings Hospital House Inc. Inc Industries Institute "
    "Institution Journal Labs League Ltd Ltd. Media Ministry Motors Museum Navy Network News "
    "Office Organization Organisation Parliament Partners Party Police Post Press Project "
    "Reserve School Senate Service Services Society Studios Systems Technologies Times "
    "Treasury Tribune Trust Union United University Veterans Voice Workers Campaign "
    "Administration Airways Capital Research Lab Security Programme Program Guardian Team "
    "Brigade Bancorp Data Platforms PAC"
)
# A name that ends in one of these is a thing, however often "the" stands before it.
THINGS = _words(
    "Amendment Amendments Act Law Bill Plan War Cup Prize Award Awards Clause Constitution Deal "
    "Treaty Agreement Accord Accords Crisis Games Bowl Bible Olympics Depression Era Summit "
    "Report Index Average Marathon Policy Spring Show"
)
# A name that ends in one of these is no person's.
NO_PERSON = ORGANISATIONS | _words(
    "States Korea York Kingdom Amendment Act Resources State Street Avenue City County Island "
    "Islands River Lake Valley Beach Coast Ocean Sea Mountain Mountains Hill Hills Park "
    "Springs Falls Quay Quays Dock Docks Wharf Basin Harbour Harbor Pier Marina Reservoir Canal "
    "Embankment Creek Terrace Carolina Dakota Virginia Hampshire Jersey Mexico Arabia Zealand "
    "Africa America Nations Emirates Strip Wall War World Cup Prize Award Awards Law Bill Plan Day "
    "Week Month Year Era Show Rights Angeles Francisco Diego Vegas Orleans DC D.C. Rica Rico "
    "Lanka Leone Verde Faso Guinea Square Tower Towers Hotel Road Bridge Airport Stadium "
    "Field Campus Building Palace Castle Deal Treaty Agreement Accord Accords Policy Crisis "
    "Spring Summer Winter Games Bowl Series League Conference Summit Convention Report Review "
    "Today Tonight Morning Daily Weekly Magazine Herald Globe Observer Bay Border Desert "
    "Forest Canyon Peninsula Province Region District Territory Village Town East "
    "Intelligence Judiciary Oversight Relations Affairs Commerce Energy Defense Defence "
    "Justice Education Labor Health Homeland Medicaid Medicare Twitter Facebook Google "
    "Republic Front Movement Army Matter Lives Reform Cross Reserve Exchange Index Average"
)
# What a first name tells of "he" and "she"; names of both are left out.
FEMALE_NAMES = _words(
    "Mary Patricia Jennifer Linda Elizabeth Barbara Susan Jessica Sarah Karen Nancy Lisa "
    "Betty Margaret Sandra Ashley Kimberly Emily Donna Michelle Dorothy Carol Amanda Melissa "
    "Deborah Stephanie Rebecca Sharon Laura Cynthia Kathleen Amy Angela Shirley Anna Ruth "
    "Brenda Pamela Nicole Katherine Samantha Christine Emma Catherine Virginia Rachel Carolyn "
    "Janet Maria Heather Diane Julie Joyce Victoria Kelly Christina Joan Evelyn Lauren Judith "
    "Olivia Martha Cheryl Megan Andrea Hannah Jacqueline Ann Anne Jean Alice Kathryn Gloria "
    "Teresa Doris Sara Janice Julia Marie Madison Grace Judy Theresa Beverly Denise Marilyn "
    "Amber Danielle Rose Brittany Diana Abigail Jane Natalie Lori Hillary Nikki Kamala "
    "Melania Ivanka Condoleezza Valerie Wendy Claire Susana Kellyanne Loretta Elena Sonia "
    "Ellen Dianne Nora Monica Erin Eva Leah Kate Katie Kirsten Kristen Michele Tammy Hope Faith "
    "Joy Dawn Ivy Penny Ruby Pearl Iris Lily Holly"
)
MALE_NAMES = _words(
    "James Robert John Michael David William Richard Joseph Thomas Charles Christopher Daniel "
    "Matthew Anthony Mark Donald Steven Paul Andrew Joshua Kenneth Kevin Brian George Timothy "
    "Ronald Edward Jason Jeffrey Ryan Jacob Gary Nicholas Eric Jonathan Stephen Larry Justin "
    "Scott Brandon Benjamin Samuel Gregory Alexander Frank Patrick Raymond Jack Dennis Jerry "
    "Tyler Aaron Jose Adam Nathan Henry Douglas Zachary Peter Kyle Noah Ethan Jeremy Walter "
    "Christian Keith Roger Terry Austin Sean Gerald Carl Harold Dylan Arthur Lawrence Bryan "
    "Joe Billy Bruce Gabriel Logan Alan Juan Albert Willie Wayne Randy Mason Vincent Liam Roy "
    "Ralph Bobby Russell Bradley Philip Eugene Barack Mitt Bernie Ted Marco Jeb Newt Rand "
    "Mitch Harry Bill Bob Jim Tom Mike Steve Dan Tim Ben Greg Jeff Matt Chuck Rick Ron Rob "
    "Ken Don Ed Fred Howard Martin Vladimir Mohammed Ali Josh Sundar Tony Grant Clay Gene Art "
    "Jay Ray Guy Miles Wade Rich Cliff Glen Lance Max Nick Norm Pete"
)
# Countries, states and large cities; further places show by "in" and "at".
PLACES = frozenset(
    word.replace("_", " ")
    for word in _words(
        "Afghanistan Africa Alabama Alaska Albania Algeria America Argentina Arizona Arkansas "
        "Armenia Asia Atlanta Australia Austria Azerbaijan Baghdad Bahrain Baltimore Bangladesh "
        "Beijing Belarus Belgium Berlin Bolivia Bosnia Boston Brazil Britain Brooklyn Brussels "
        "Bulgaria Cairo California Cambodia Canada Chicago Chile China Cleveland Colombia "
        "Colorado Connecticut Crimea Croatia Cuba Cyprus Czech_Republic Dallas Delaware Denmark "
        "Detroit Dubai Dublin Ecuador Egypt El_Salvador England Estonia Ethiopia Europe Finland "
        "Florida France Gaza Georgia Germany Ghana Greece Guantanamo Guatemala Haiti Hawaii "
        "Honduras Hong_Kong Houston Hungary Iceland Idaho Illinois India Indiana Indonesia Iowa "
        "Iran Iraq Ireland Islamabad Israel Istanbul Italy Japan Jerusalem Jordan Kabul Kansas "
        "Kentucky Kenya Kiev Kosovo Kuwait Kyiv Latvia Lebanon Libya Lithuania London "
        "Los_Angeles Louisiana Luxembourg Maine Malaysia Manhattan Maryland Massachusetts "
        "Mexico Miami Michigan Minneapolis Minnesota Mississippi Missouri Moldova Mongolia "
        "Montana Morocco Moscow Myanmar Nebraska Nepal Netherlands Nevada New_Delhi "
        "New_Hampshire New_Jersey New_Mexico New_Orleans New_York New_York_City New_Zealand "
        "Nicaragua Niger Nigeria North_Carolina North_Dakota North_Korea Norway Ohio Oklahoma "
        "Oregon Pakistan Palestine Panama Paraguay Paris Pennsylvania Peru Philadelphia "
        "Philippines Phoenix Poland Portugal Puerto_Rico Pyongyang Qatar Rhode_Island Romania "
        "Rome Russia Rwanda San_Diego San_Francisco Saudi_Arabia Scotland Seattle Seoul Serbia "
        "Shanghai Silicon_Valley Singapore Slovakia Slovenia Somalia South_Africa "
        "South_Carolina South_Dakota South_Korea Spain Sri_Lanka Sudan Sweden Switzerland Syria "
        "Taiwan Tehran Tennessee Texas Thailand Tibet Tokyo Toronto Tunisia Turkey Uganda "
        "Ukraine United_Arab_Emirates United_Kingdom United_States Uruguay Utah U.K. U.S. UK US "
        "USA U.S.A. D.C. Venezuela Vermont Vienna Vietnam Virginia Wales Washington "
        "Washington_D.C. West_Bank West_Virginia Wisconsin Wyoming Yemen Zimbabwe"
    )
)
PARTICLES = _words("de del van von der bin al la el da di du")
