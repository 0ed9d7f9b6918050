"""Everyday sentences without a pronoun to resolve: what suits what, agreement across a clause, repeated names, lists, quotation, numbers.

None is measured; they widen the vocabulary and show the adjectives of the grammar beside the nouns that they suit.
"""
import english_grammar as grammar
import english_words as words

VERBS = "saw bought found lost sold washed carried drew painted wanted needed liked kept hid dropped borrowed".split()
PLURALS = ("keys books letters dogs cats boxes chairs tables cups apples trees houses windows shoes birds flowers stones pictures "
           "teachers doctors farmers students friends neighbors").split()
SINGULARS = "key book letter boy girl teacher doctor farmer student friend neighbor king queen house garden box picture".split()
WERE = "old new lost found ready clean dirty here there away safe quiet cheap useful famous".split()
GOODS = "bread milk butter eggs apples tea coffee sugar salt rice soap paper candles shoes flowers cheese fish honey".split()
PLACES = "school church market garden kitchen river station office library hospital village harbor".split()
SAYINGS = ["i will come tomorrow", "the door is open", "you are late", "dinner is ready", "it is raining", "we must go home",
           "nobody is here", "the train has left", "i do not know", "please sit down", "wait for me", "where is my hat"]


def _name(random):
    return random.choice(words.SHE + words.HE)


def suitable(random):
    """A noun with an adjective that suits it, never a held-out combination."""
    while True:
        noun_class = random.choice(sorted(words.SUITS))
        noun, adjective = random.choice(words.NOUNS[noun_class]), random.choice(words.SUITS[noun_class])
        if not grammar.is_held_out(noun, adjective):
            return noun, adjective


def suit(random):
    """'The fox was hungry.' and other ways to say so."""
    noun, adjective = suitable(random)
    other, colour = suitable(random)[0], random.choice(words.COLOURS)
    return random.choice([f"the {noun} was {random.choice(grammar.TOO)} {adjective}.", f"the {adjective} {noun} was not mine.",
                          f"this {noun} is {adjective}, and that one is not.", f"we {random.choice(VERBS)} the {adjective} {noun}.",
                          f"is the {noun} {adjective}? yes, the {noun} is {adjective}.",
                          f"the {noun} near the house is {adjective}.", f"the {other} is {colour}."])


def agreement(random):
    """A verb that agrees with a noun behind which another number stands."""
    plural, singular, end = random.choice(PLURALS), random.choice(SINGULARS), random.choice(WERE)
    where = random.choice(["near", "behind", "with", "beside", "in front of"])
    return random.choice([f"the {plural} {where} the {singular} were {end}.", f"the {singular} {where} the {plural} was {end}.",
                          f"the {plural} that the {singular} {random.choice(VERBS)} are {end}.",
                          f"the {singular} that the {plural} {random.choice(VERBS)} is {end}.",
                          f"the {singular}, who knew the {plural}, has come.", f"the {plural}, who knew the {singular}, have come."])


def repeated_names(random):
    """Two names that come back in the second half."""
    one, two = random.sample(words.SHE + words.HE, 2)
    good, place, day = random.choice(GOODS), random.choice(PLACES), random.choice(words.DAYS)
    return random.choice([f"{one} gave {two} some {good}. on {day} {one} asked {two} for the {good}.",
                          f"{one} and {two} went to the {place}. {one} came back, but {two} stayed at the {place}.",
                          f"{one} met {two} at the {place}, and on {day} {two} met {one} at the {place} again.",
                          f"i know {one} and {two}. {one} lives near the {place}; {two} lives far from the {place}."])


def lists(random):
    """Three or four goods, named twice in the same order half of the time."""
    goods = random.sample(GOODS, random.choice([3, 4]))
    joined = ", ".join(goods[:-1]) + " and " + goods[-1]
    name = _name(random)
    again = joined if random.random() < 0.5 else goods[0]
    return f"{name} bought {joined}. at home {name} counted {again}."


def quotation(random):
    """Direct speech, sometimes repeated by another voice."""
    one, two, saying = _name(random), _name(random), random.choice(SAYINGS)
    return random.choice([f'"{saying}," said {one}.', f'{one} said, "{saying}."', f'"{saying}," said {one}. "{saying}?" asked {two}.',
                          f'{two} asked {one}, and {one} answered, "{saying}."'])


def numbers(random):
    """Counting, dates and years."""
    at = random.randrange(len(words.NUMBERS) - 3)
    run = words.NUMBERS[at:at + 3] if at < 9 else words.NUMBERS[:3]
    count, plural = random.choice(words.NUMBERS), random.choice(PLURALS)
    return random.choice([f"{run[0]}, {run[1]}, {run[2]}.", f"there were {count} {plural}; all {count} {plural} were {random.choice(WERE)}.",
                          f"it was {random.choice(words.DAYS)}, the {random.randrange(1, 32)} of {random.choice(words.MONTHS)} "
                          f"{random.randrange(1800, 2021)}.", f"{_name(random)} is {random.randrange(5, 90)} years old."])


KINDS = [(suit, 5), (agreement, 2), (repeated_names, 2), (lists, 1), (quotation, 1), (numbers, 1)]


def sentence(random):
    """One everyday sentence."""
    writer = random.choices([kind for kind, _ in KINDS], [weight for _, weight in KINDS])[0]
    return grammar.capitals(writer(random))
