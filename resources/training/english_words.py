"""The words of the English grammar: nouns in classes, and the adjectives that suit each class.

A word of these lists becomes one whole piece of the tokenizer. Nouns are singular and stand with "the".
"""

NOUNS = {
    "animal": "animal dog cat horse fox rabbit goat sheep cow pig donkey wolf bear deer lion tiger monkey camel mouse rat squirrel puppy kitten "
              "pony bull mule ox lamb elephant hare".split(),
    "way": "street road river bridge path field stream highway lane valley trail track canal ditch creek avenue meadow desert swamp ford".split(),
    "item": "trophy book ball statue violin coat lamp guitar toy camera hat pillow doll radio helmet drum blanket telescope sweater painting "
            "umbrella trumpet".split(),
    "container": "suitcase bag box drawer basket trunk closet cupboard chest backpack case crate purse cabinet pocket locker sack van "
                 "shelf car".split(),
    "food": "bread soup apple cheese meat fish cake pear rice egg pie carrot butter sandwich porridge banana bean honey plum cabbage "
            "potato corn".split(),
    "vessel": "bottle cup glass jug bowl bucket pot kettle barrel tank jar pitcher mug can tub flask basin pail".split(),
    "striker": "hammer stone rock ball brick axe pipe branch bullet log bat shovel pole club boot hail crowbar stick".split(),
    "fragile": "vase window mirror plate glass cup jar bulb shell tile dish screen teapot toy bottle door pane bowl".split(),
    "tool": "knife saw axe blade razor sword chisel cutter sickle scythe spear machine needle drill plow dagger".split(),
    "material": "rope wood bread cloth wire leather branch bone cable meat carpet hedge paper string board bark skin grass".split(),
    "lamp": "lamp candle lantern torch bulb fire moon flame beacon match lighter spark".split(),
    "room": "room hall cellar cave kitchen garden tunnel church barn attic stable office yard bedroom library corridor".split(),
    "ship": "ship boat ferry canoe raft yacht vessel submarine steamer barge truck bus train car plane bicycle".split(),
    "place": "harbor island shore village city town station coast market castle camp port farm hill airport lake beach forest".split(),
    "group": "jury council court committee company team parliament school club bank crowd army family class government board "
             "union crew".split(),
    "proposal": "plan law offer idea proposal treaty bill rule tax project scheme contract policy request demand deal budget "
                "agreement".split(),
    "lifter": "crane truck horse tractor engine donkey camel ox elephant mule elevator robot rope pulley cart machine".split(),
    "load": "box stone log statue piano barrel sack trunk beam safe crate anchor boulder tree wagon desk bell".split(),
    "fire": "fire flame sun stove heater torch oven furnace candle burner lamp".split(),
    "stuff": "ice snow butter wax iron metal gold lead glass steel silver chocolate copper cheese".split(),
    "clothes": "coat shirt dress hat jacket scarf sweater skirt glove sock blanket cap cloak shoe towel belt".split(),
    "furniture": "table chair bed sofa desk bench shelf stool wardrobe cabinet cradle".split(),
    "plant": "tree flower rose bush vine lily grass oak pine weed daisy fern tulip".split(),
    "writing": "book story letter poem play novel report speech song film lecture article essay lesson".split(),
    "machine": "engine motor radio clock computer printer pump fan drill mill telephone tractor".split(),
}

# The adjectives of a class in the sentences of general kinds, where nothing but the noun itself decides what suits it.
SUITS = {
    "animal": "tired hungry thirsty afraid sleepy lazy sick angry brave nervous frightened lame shy tame playful curious weary greedy "
              "blind stubborn cautious".split(),
    "way": "wide busy muddy icy steep slippery flooded crowded bumpy narrow winding dusty".split(),
    "food": "fresh sweet tasty ripe delicious sour stale salty bitter rotten raw spicy".split(),
    "vessel": "empty full leaky cracked overflowing".split(),
    "tool": "sharp blunt rusty dull".split(),
    "lamp": "bright dim faint".split(),
    "room": "dark spacious gloomy empty crowded dusty".split(),
    "place": "distant remote crowded quiet busy".split(),
    "group": "divided cautious strict suspicious conservative stubborn angry generous".split(),
    "proposal": "risky unfair vague unclear foolish illegal absurd costly".split(),
    "clothes": "torn woolen tight loose shabby wet".split(),
    "furniture": "wooden comfortable solid sturdy".split(),
    "plant": "withered green blooming leafy".split(),
    "writing": "boring interesting thrilling vague absurd foolish".split(),
    "machine": "noisy broken loud rusty powerful".split(),
}

# Where an adjective could suit another class as well, the two do not meet in one sentence: {adjective: classes}.
ALSO = {
    "sick": "plant", "blind": "", "greedy": "group", "afraid": "group", "brave": "group", "nervous": "group", "lazy": "group",
    "angry": "animal group", "curious": "group", "tired": "group", "weary": "group", "hungry": "group", "frightened": "group",
    "stubborn": "animal group", "cautious": "animal group", "wide": "room furniture vessel place", "busy": "way place room group",
    "muddy": "clothes animal place", "icy": "place room", "steep": "place", "slippery": "vessel tool", "flooded": "room place",
    "crowded": "way room place", "narrow": "room furniture vessel", "dusty": "way room furniture place machine writing tool vessel lamp clothes",
    "fresh": "plant", "sweet": "animal writing plant", "bitter": "writing plant", "rotten": "plant furniture", "empty": "vessel room place way",
    "full": "room place", "leaky": "room machine", "cracked": "furniture way tool lamp", "overflowing": "way room", "sharp": "", "blunt": "writing",
    "rusty": "tool machine vessel lamp", "dull": "tool writing place room lamp clothes", "bright": "room clothes animal plant", "dim": "room",
    "faint": "", "dark": "way place clothes furniture", "spacious": "", "gloomy": "place writing", "distant": "lamp", "remote": "room way",
    "quiet": "animal room group machine way", "divided": "", "strict": "proposal", "suspicious": "animal", "conservative": "proposal writing",
    "generous": "proposal", "risky": "way", "unfair": "group writing", "vague": "proposal writing", "unclear": "writing", "foolish":
    "animal group proposal writing", "illegal": "", "absurd": "proposal writing group", "costly": "clothes furniture machine tool lamp",
    "torn": "writing", "woolen": "", "tight": "", "loose": "machine tool furniture animal", "shabby": "furniture room place", "wet":
    "animal way plant furniture", "wooden": "tool vessel machine room", "comfortable": "clothes room", "solid": "tool machine", "sturdy":
    "tool machine plant animal", "withered": "food", "green": "way clothes furniture place food vessel lamp room", "blooming": "place way",
    "leafy": "place way", "boring": "place group proposal", "interesting": "place group proposal animal machine tool", "thrilling": "proposal",
    "noisy": "animal way place group room", "broken": "furniture tool vessel lamp", "loud": "animal group", "powerful": "animal group lamp writing",
    "tame": "", "raw": "", "thirsty": "", "shy": "", "playful": "", "sleepy": "place", "lame": "", "salty": "", "tasty": "", "ripe": "",
    "delicious": "", "sour": "", "stale": "", "spicy": "writing", "winding": "", "bumpy": "",
}

SHE = "Mary Anna Emma Sarah Alice Lucy Jane Kate Ruth Helen Susan Laura Julia Nina Clara Eva Nora Ellen Maria Martha".split()
HE = "John Peter Paul James Tom David Henry George Leo Jack Robert William Charles Simon Daniel Martin Oscar Felix Philip Adam".split()
SHE_PEOPLE = "mother sister daughter queen aunt girl woman lady princess grandmother niece wife actress waitress nun witch".split()
HE_PEOPLE = "father brother son king uncle boy man gentleman prince grandfather nephew husband actor waiter monk wizard".split()
MOODS = ("tired happy late hungry ill sad busy angry afraid ready lonely proud sorry nervous rich poor cold thirsty worried bored curious "
         "sleepy careful honest early").split()

COLOURS = "red blue green yellow white black brown grey".split()
NUMBERS = "two three four five six seven eight nine ten eleven twelve twenty thirty fifty hundred".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = "January February March April May June July August September October November December".split()
