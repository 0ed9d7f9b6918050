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

# Everyday words by what they name. Each comes with sentences in which words of its kind stand, so that it is a whole piece with a meaning.
CATEGORIES = {
    "an animal": "alligator buffalo bunny butterfly calf canary caterpillar chick colt crab crow dove duck eagle frog goldfish goose "
                 "grasshopper hawk hen hound lizard moose owl parrot pigeon puppy reindeer robin rooster snail snake sparrow spider stork swan "
                 "toad turkey turtle whale worm bee beetle".split(),
    "food": "bacon berry biscuit candy carrot cereal cherry chicken cookie corn cream custard doughnut grape gravy ham jam jelly juice "
            "lemon lemonade lettuce loaf melon mushroom nut oatmeal onion orange pancake peach peanut pepper pickle pineapple pizza popcorn pork "
            "pudding pumpkin radish raisin salad sausage spinach steak strawberry tomato turkey walnut".split(),
    "clothing": "apron bonnet boot bracelet button collar cuff handkerchief hood jacket mitten necktie nightgown overcoat pants pocket ribbon "
                "ring robe sandal sash shirt slipper sock stocking sweater underwear uniform vest zipper".split(),
    "a tool": "broom brush bucket chalk crayon eraser file fork glue hoe hose iron ladder lock mop nail net paint paste pen pencil pin pliers "
              "rake ruler scissors screw shovel soap spade spoon sponge stapler tape thread tweezers wheel wrench".split(),
    "a place": "airport apartment attic bakery bank barn basement bathroom beach cabin cafe cellar circus city corner cottage court factory "
               "garage gym hotel kitchen laundry museum orchard palace park pasture playground ranch restaurant store street theater tower zoo".split(),
    "a person": "actor artist baker banker barber butcher captain carpenter clerk cook cowboy dancer dentist doctor driver engineer farmer "
                "fisherman gardener guard guest hunter judge lawyer mayor miner nurse painter pilot plumber poet policeman president sailor "
                "scientist shoemaker singer soldier tailor teacher thief writer".split(),
    "a part of the body": "ankle arm back beard brain cheek chest chin ear elbow eyebrow face finger fist foot forehead hair hand head heart heel "
                          "hip jaw knee leg lip lung mouth neck nose shoulder skin stomach throat thumb toe tongue tooth wrist".split(),
    "a thing": "arrow balloon bandage battery bicycle blanket bottle bulb calendar camera candle card cigarette clock coin comb computer cork "
               "cradle curtain cushion drum envelope fence flag flute football game garbage guitar hammer horn kite letter magazine marble mask "
               "match mattress mirror newspaper notebook parcel piano picture pillow pipe pistol puppet puzzle quilt radio rocket rug saddle "
               "shelf sled stamp statue stool stove suitcase swing telephone television tent ticket towel toy tray trumpet umbrella vase "
               "violin wallet whistle window".split(),
    "a plant": "acorn bush cactus clover corn daisy elm fern grass ivy leaf lily maple moss oak palm pine rose seed sunflower tulip twig "
               "vine violet weed willow".split(),
    "weather": "breeze cloud drizzle fog frost hail heat lightning mist rain rainbow shower snow storm sunshine thunder wind".split(),
}
ACTIONS = ("baked brushed chased chewed cleaned climbed combed cooked counted covered crushed dug dusted emptied erased fed filled fixed folded "
           "fried hugged kicked kissed knitted licked lifted locked mailed mended mixed mopped opened packed patted peeled picked "
           "poked polished pulled pushed rolled rubbed scratched scrubbed sewed shook sliced smelled spilled squeezed stirred swallowed swept "
           "tasted threw tickled tied touched unlocked wiped wrapped").split()
FEELINGS = ("awful beautiful bitter boring brave bright cheap clever cloudy clumsy cool crazy cruel curious cute damp dirty dizzy dry easy empty "
            "expensive famous fancy fat fluffy friendly funny fuzzy gentle giant gray greasy great grumpy handsome healthy hollow huge jealous "
            "jolly kind lazy lonely lovely lucky magic merry messy modern naughty neat nice pink plain polite pretty purple rainy rotten rough "
            "round rude salty scary shiny silly skinny sleepy slippery smart smooth soft sore sticky stormy strange sunny tan tasty terrible "
            "tiny ugly warm wild windy wonderful wooden").split()
TIMES = ("today tomorrow tonight yesterday someday sometimes always never often upstairs downstairs indoors outdoors everywhere nowhere "
         "anyway quickly slowly badly loudly quietly").split()


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


def _an(word):
    return ("an " if word[0] in "aeiou" else "a ") + word


def everyday(random):
    """Two words of one kind of thing, an action, an opinion or a time."""
    kind = random.choice(list(CATEGORIES))
    one, two = random.sample(CATEGORIES[kind], 2)
    name, action, feeling, time = _name(random), random.choice(ACTIONS), random.choice(FEELINGS), random.choice(TIMES)
    return random.choice([f"the {one} is {kind}, and so is the {two}.", f"{name} {action} the {one} and the {two}.",
                          f"{_an(one)} is not {_an(two)}.", f"i looked for {_an(one)} and found {_an(two)}.",
                          f"{time} {name} {action} the {one}.", f"what {_an(feeling)} {one}!", f"is it {_an(one)} or {_an(two)}?",
                          f"{name} thinks that the {one} is {feeling}.", f"{name} does not like the {two} {time}."])


KINDS = [(everyday, 8), (suit, 5), (agreement, 2), (repeated_names, 2), (lists, 1), (quotation, 1), (numbers, 1)]


def sentence(random):
    """One everyday sentence, without a held-out combination of noun and adjective."""
    while True:
        writer = random.choices([kind for kind, _ in KINDS], [weight for _, weight in KINDS])[0]
        text = grammar.capitals(writer(random))
        if not grammar.has_held_out(text):
            return text


def all_words():
    """Every word that stands in the grammar's sentences as a filler, in lower case and sorted."""
    lists = [*words.NOUNS.values(), *words.SUITS.values(), words.SHE, words.HE, words.SHE_PEOPLE, words.HE_PEOPLE, words.MOODS, words.COLOURS,
             words.NUMBERS, words.DAYS, words.MONTHS, VERBS, PLURALS, SINGULARS, WERE, GOODS, PLACES, *CATEGORIES.values(), ACTIONS, FEELINGS,
             TIMES, sorted(grammar.ALL_ADJECTIVES)]
    return sorted({word.lower() for part in lists for word in (part.split() if isinstance(part, str) else part)})
