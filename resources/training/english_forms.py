"""English inflection for the translation grammar: plurals, verb forms, comparison, articles, numerals."""

IRREGULAR_PLURALS = dict(pair.split("/") for pair in """
child/children man/men woman/women policeman/policemen fisherman/fishermen wife/wives thief/thieves
hero/heroes sheep/sheep wolf/wolves mouse/mice deer/deer fish/fish potato/potatoes tomato/tomatoes
knife/knives leaf/leaves scarf/scarves bookshelf/bookshelves foot/feet tooth/teeth goose/geese shelf/shelves
""".split())

# base: past, past participle
IRREGULAR_VERBS = {line.split()[0]: tuple(line.split()[1:]) for line in """
eat ate eaten
drink drank drunk
read read read
see saw seen
write wrote written
buy bought bought
sell sold sold
make made made
draw drew drawn
find found found
bring brought brought
wear wore worn
teach taught taught
sing sang sung
hit hit hit
bite bit bitten
catch caught caught
feed fed fed
forget forgot forgotten
break broke broken
lose lost lost
cut cut cut
throw threw thrown
hide hid hidden
steal stole stolen
send sent sent
choose chose chosen
meet met met
leave left left
drive drove driven
ride rode ridden
win won won
build built built
sleep slept slept
run ran run
swim swam swum
fly flew flown
stand stood stood
sit sat sat
fight fought fought
fall fell fallen
go went gone
come came come
give gave given
put put put
know knew known
think thought thought
say said said
have had had
tell told told
take took taken
understand understood understood
lend lent lent
get got got
hold held held
keep kept kept
show showed shown
hear heard heard
sweep swept swept
lay laid laid
hang hung hung
return returned returned
""".strip().splitlines()}

# Those whose last consonant doubles before -ed and -ing.
DOUBLED = set("chat shop stop plan hug beg rob slip cut hit run swim sit win put get forget begin".split())
VOWELS = "aeiou"


def last_word(words, change):
    """The phrase with its last word changed: "post office" has "post offices"."""
    first, space, last = words.rpartition(" ")
    return first + space + change(last)


def first_word(words, change):
    """The phrase with its first word changed: "look for" has "looks for"."""
    first, space, rest = words.partition(" ")
    return change(first) + space + rest


def _with_s(word):
    if word.endswith(("s", "x", "z", "ch", "sh")) or word == "go":
        return word + "es"
    if word.endswith("y") and word[-2] not in VOWELS:
        return word[:-1] + "ies"
    return word + "s"


def plural(noun):
    return last_word(noun, lambda word: IRREGULAR_PLURALS.get(word) or _with_s(word))


def third_person(verb):
    return first_word(verb, lambda word: "has" if word == "have" else _with_s(word))


def _regular_past(word):
    if word.endswith("e"):
        return word + "d"
    if word.endswith("y") and word[-2] not in VOWELS:
        return word[:-1] + "ied"
    return word + (word[-1] if word in DOUBLED else "") + "ed"


def past(verb):
    return first_word(verb, lambda word: IRREGULAR_VERBS[word][0] if word in IRREGULAR_VERBS else _regular_past(word))


def participle(verb):
    return first_word(verb, lambda word: IRREGULAR_VERBS[word][1] if word in IRREGULAR_VERBS else _regular_past(word))


def progressive(verb):
    def change(word):
        if word.endswith("e") and not word.endswith("ee"):
            return word[:-1] + "ing"
        return word + (word[-1] if word in DOUBLED else "") + "ing"
    return first_word(verb, change)


IRREGULAR_COMPARISON = {"good": ("better", "best"), "bad": ("worse", "worst")}
# Adjectives compared by endings although they have two syllables, or whose last consonant doubles.
ENDING_DOUBLED = set("big hot fat thin sad wet".split())
WITH_ENDINGS = set("""small tall short long fast slow new old young light weak hot cold cheap strong
clever fat thin sad angry hungry thirsty busy healthy clean dirty quiet noisy safe easy simple strange cute gentle brave
kind lazy rich poor sweet sour bitter spicy fresh soft hard round wide narrow deep shallow bright dark lucky shy lonely
crazy thick sharp big ugly heavy happy cool warm wet dry dull friendly tidy smooth rough loud funny sleepy bold calm
proud near far wise pretty""".split())


def compared(adjective):
    """(comparative, superlative)"""
    if adjective in IRREGULAR_COMPARISON:
        return IRREGULAR_COMPARISON[adjective]
    if adjective not in WITH_ENDINGS:
        return "more " + adjective, "most " + adjective
    if adjective in ENDING_DOUBLED:
        stem = adjective + adjective[-1]
    elif adjective.endswith("y") and adjective != "shy":
        stem = adjective[:-1] + "i"
    else:
        stem = adjective[:-1] if adjective.endswith("e") else adjective
    return stem + "er", stem + "est"


SOUNDS_LIKE_CONSONANT = ("uni", "use", "one", "eu")
SOUNDS_LIKE_VOWEL = ("hour", "honest")


def article(next_word):
    if next_word.startswith(SOUNDS_LIKE_VOWEL):
        return "an"
    if next_word.startswith(SOUNDS_LIKE_CONSONANT):
        return "a"
    return "an" if next_word[0].lower() in VOWELS else "a"


SMALL = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen""".split()
TENS = "zero ten twenty thirty forty fifty sixty seventy eighty ninety".split()
DIGITS = "零一二三四五六七八九"


def numeral(number):
    """In English words, 1 to 99."""
    if number < 20:
        return SMALL[number]
    return TENS[number // 10] + ("-" + SMALL[number % 10] if number % 10 else "")


def chinese_numeral(number, before_measure=True):
    """In Chinese characters, 1 to 99; two is 两 before a measure word."""
    if number < 10:
        return "两" if number == 2 and before_measure else DIGITS[number]
    tens = DIGITS[number // 10] if number >= 20 else ""
    return tens + "十" + (DIGITS[number % 10] if number % 10 else "")
