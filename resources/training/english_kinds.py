"""The sentence kinds of the English grammar whose pronoun refers to one of two nouns.

A kind has one or more modes. A mode names the classes of its nouns A and B, main clauses with A before B and with B before A, and the
adjectives that point at A and at B. In a mode with its opposite (did not fit / fitted) the same adjective points at the other noun, and
in `pour` and `chase` both nouns come from one class: there the verb and the nouns' parts in it decide together with the adjective.
"""

CAUSE = ["{main} because {it} was {too} {adj}.", "{main} because {it} was {too} {adj}.", "because {it} was {too} {adj}, {main}.",
         "{main}, since {it} was {too} {adj}.", "{main}; {it} was {too} {adj}.", "{main}. {it} was {too} {adj}."]
UNTIL = ["{main} until {it} was {adj}.", "{main}, and soon {it} was {adj}.", "{main}; in the end {it} was {adj}.",
         "{main}. then {it} was {adj}."]
STATE = ["{main}. {it} was {too} {adj}.", "{main}, and {it} was {too} {adj}.", "{main}; {it} was {too} {adj}.",
         "{main}, but {it} was {too} {adj}."]
CONCESSION = ["{main}, although {it} was {too} {adj}.", "{main} while {it} was {adj}.", "although {it} was {too} {adj}, {main}.",
              "{main} when {it} was {adj}."]


def mode(classes, a_first, b_first, a, b, ends=None):
    """One mode; clauses are separated by ' | ' and adjectives by spaces."""
    return {"classes": classes.split(), "A": [c.strip() for c in a_first.split("|")], "B": [c.strip() for c in b_first.split("|")],
            "adjectives": {"A": a.split(), "B": b.split()}, "ends": ends or CAUSE}


KINDS = {
    "cross": [mode(
        "animal way",
        "the {a} didn't cross the {b} | the {a} did not cross the {b} | the {a} would not cross the {b} | the {a} refused to cross the {b}"
        " | what the {a} did not cross was the {b}",
        "the {b} was not crossed by the {a} | the {b} wasn't crossed by the {a} | that {b} the {a} did not cross"
        " | across the {b} the {a} would not go",
        "tired hungry thirsty afraid sleepy lazy sick angry nervous frightened lame shy weary scared anxious",
        "wide busy muddy icy steep slippery flooded crowded bumpy broad dangerous deep dusty")],
    "fit": [mode(
        "item container",
        "the {a} didn't fit in the {b} | the {a} did not fit into the {b} | the {a} would not go into the {b}"
        " | the {a} could not be put into the {b}",
        "the {b} could not hold the {a} | the {b} didn't hold the {a} | into the {b} the {a} would not go | the {b} was not enough for the {a}",
        "big large wide long bulky huge tall thick", "small little narrow short tiny shallow full cramped"), mode(
        "item container",
        "the {a} fitted easily into the {b} | the {a} went into the {b} | the {a} could be put into the {b}",
        "the {b} could hold the {a} | the {b} held the {a} easily | into the {b} went the {a}",
        "small little narrow short tiny flat thin", "big large wide huge deep roomy spacious")],
    "eat": [mode(
        "animal food",
        "the {a} did not eat the {b} | the {a} didn't eat the {b} | the {a} would not touch the {b} | the {a} left the {b} alone",
        "the {b} was not eaten by the {a} | that {b} the {a} did not touch | the {b} was left alone by the {a}",
        "sick tired shy frightened sleepy angry nervous lazy scared", "stale sour bitter rotten salty spicy burnt moldy raw"), mode(
        "animal food",
        "the {a} ate the {b} | the {a} swallowed the {b} | the {a} took all of the {b}",
        "the {b} was eaten by the {a} | that {b} the {a} ate at once | the {b} was swallowed by the {a}",
        "hungry greedy starving impatient", "fresh sweet tasty ripe delicious juicy tender")],
    "pour": [mode(
        "vessel vessel",
        "i emptied the {a} into the {b} | they poured from the {a} into the {b} | we filled from the {a} the {b} | the {a} was emptied into the {b}"
        " | from the {a} we filled the {b}",
        "i filled the {b} from the {a} | the {b} was filled from the {a} | into the {b} we emptied the {a} | we topped up the {b} from the {a}",
        "empty drained dry bare light", "full overflowing brimming heavy filled", UNTIL)],
    "break": [mode(
        "striker fragile",
        "the {a} broke the {b} | the {a} smashed the {b} | the {a} cracked the {b} | the {a} went right through the {b}",
        "the {b} was broken by the {a} | the {b} was smashed by the {a} | the {b} broke under the {a} | that {b} the {a} could smash",
        "heavy hard solid massive strong", "fragile thin delicate brittle weak frail"), mode(
        "striker fragile",
        "the {a} did not break the {b} | the {a} didn't crack the {b} | the {a} could not smash the {b}",
        "the {b} was not broken by the {a} | the {b} did not break under the {a} | that {b} the {a} could not smash",
        "light soft small little thin", "thick hard solid strong massive tough")],
    "cut": [mode(
        "tool material",
        "the {a} did not cut the {b} | the {a} didn't cut the {b} | the {a} would not go through the {b}",
        "the {b} was not cut by the {a} | the {b} could not be cut with the {a} | that {b} the {a} would not cut",
        "blunt dull rusty short weak", "thick tough hard wet strong"), mode(
        "tool material",
        "the {a} cut the {b} | the {a} went through the {b} | the {a} sliced the {b} at once",
        "the {b} was cut by the {a} | the {b} was sliced with the {a} | that {b} the {a} cut at once",
        "sharp pointed keen heavy", "thin soft loose tender dry")],
    "light": [mode(
        "lamp room",
        "the {a} did not light the {b} | the {a} didn't light up the {b} | the {a} could not brighten the {b}",
        "the {b} was not lit by the {a} | that {b} the {a} could not brighten | the {b} wasn't lit up by the {a}",
        "dim weak faint small low feeble", "large wide huge vast long spacious"), mode(
        "lamp room",
        "the {a} lit the {b} | the {a} lit up the {b} | the {a} could brighten the {b}",
        "the {b} was lit by the {a} | that {b} the {a} could brighten | the {b} was lit up by the {a}",
        "bright strong powerful brilliant", "small little narrow low tiny")],
    "reach": [mode(
        "ship place",
        "the {a} did not reach the {b} | the {a} didn't get to the {b} | the {a} never reached the {b}",
        "the {b} was not reached by the {a} | that {b} the {a} never reached | to the {b} the {a} did not get",
        "slow damaged broken overloaded old", "distant remote far hidden icy crowded"), mode(
        "ship place",
        "the {a} reached the {b} | the {a} got to the {b} early | the {a} soon reached the {b}",
        "the {b} was reached by the {a} | that {b} the {a} soon reached | to the {b} the {a} got early",
        "fast quick swift speedy modern", "near close nearby familiar")],
    "reject": [mode(
        "group proposal",
        "the {a} rejected the {b} | the {a} did not accept the {b} | the {a} voted against the {b} | the {a} turned down the {b}",
        "the {b} was rejected by the {a} | the {b} was not accepted by the {a} | that {b} the {a} did not accept",
        "divided cautious strict suspicious conservative stubborn angry", "risky unfair vague unclear foolish illegal absurd costly expensive"),
        mode(
        "group proposal",
        "the {a} accepted the {b} | the {a} approved the {b} | the {a} voted for the {b}",
        "the {b} was accepted by the {a} | the {b} was approved by the {a} | that {b} the {a} accepted at once",
        "generous friendly desperate grateful patient", "fair useful clear sensible cheap reasonable")],
    "chase": [mode(
        "animal animal",
        "the {a} caught the {b} | the {a} could catch the {b} | the {a} soon caught up with the {b}",
        "the {b} was caught by the {a} | the {b} fell prey to the {a} | that {b} the {a} soon caught",
        "fast quick swift strong clever", "slow lame weak old careless"), mode(
        "animal animal",
        "the {a} did not catch the {b} | the {a} could not catch the {b} | the {a} lost the {b}",
        "the {b} escaped from the {a} | the {b} ran away from the {a} | the {b} was not caught by the {a}",
        "slow lame weak old careless", "fast quick swift strong clever")],
    "lift": [mode(
        "lifter load",
        "the {a} could not lift the {b} | the {a} did not move the {b} | the {a} was not able to pull the {b}",
        "the {b} could not be lifted by the {a} | the {b} was not moved by the {a} | that {b} the {a} could not lift",
        "weak small old damaged little", "heavy big massive large huge bulky"), mode(
        "lifter load",
        "the {a} could lift the {b} | the {a} moved the {b} | the {a} was able to pull the {b}",
        "the {b} was lifted by the {a} | the {b} was moved by the {a} | that {b} the {a} could lift",
        "strong powerful mighty big", "light small little tiny")],
    "melt": [mode(
        "fire stuff",
        "the {a} did not melt the {b} | the {a} didn't melt the {b} | the {a} could not soften the {b}",
        "the {b} was not melted by the {a} | that {b} the {a} could not melt | the {b} did not melt over the {a}",
        "weak low small distant faint", "thick hard solid cold frozen"), mode(
        "fire stuff",
        "the {a} melted the {b} | the {a} could melt the {b} | the {a} soon softened the {b}",
        "the {b} was melted by the {a} | that {b} the {a} soon melted | the {b} melted over the {a}",
        "strong hot fierce intense", "thin soft little light")],
}

# The general kind takes its nouns from any two classes of SUITS.
BESIDE = {"clauses": [
    "the {0} was next to the {1}", "the {0} stood near the {1}", "we saw the {0} beside the {1}", "behind the {0} was the {1}",
    "i found the {0} and the {1}", "there was the {0}, and there was the {1}", "i talked about the {0} and the {1}",
    "near the {0} i noticed the {1}", "they forgot the {0} and remembered the {1}", "they drew the {0} under the {1}"],
    "ends": STATE}

# Of these two kinds training sees no sentence: neither their verbs nor, in the second, their clauses of concession.
UNTRAINED = {
    "sniff": {"pairs": [("animal", other) for other in ("vessel", "clothes", "furniture", "plant", "machine", "food")],
              "A": ["the {a} sniffed at the {b}", "the {a} walked around the {b}", "the {a} ignored the {b}"],
              "B": ["the {b} was ignored by the {a}", "at the {b} the {a} sniffed", "the {b} was knocked over by the {a}"],
              "ends": CAUSE},
    "sell": {"pairs": [("writing", "furniture"), ("tool", "clothes"), ("clothes", "vessel"), ("plant", "tool"), ("vessel", "writing"),
                       ("machine", "food"), ("furniture", "lamp"), ("food", "plant")],
             "A": ["they sold the {a} with the {b}", "you exchanged the {a} for the {b}", "the {a} was stolen together with the {b}"],
             "B": ["with the {b} the {a} was sold", "for the {b} you exchanged the {a}", "besides the {b} they stole the {a}"],
             "ends": CONCESSION},
}

# Names and people: the pronoun's gender decides, whatever the order.
NAMES = {"A": ["{a} told {b} that {it} was {too} {adj}.", "{a} said to {b} that {it} was {too} {adj}.", "{a} left {b} because {it} was {too} {adj}.",
               "because {it} was {too} {adj}, {a} did not visit {b}.", "{a} met {b} when {it} was {adj}.", "{a} thanked {b}, and {it} was {too} {adj}."],
         "B": ["{b} was told by {a} that {it} was {too} {adj}.", "{b} heard from {a} that {it} was {too} {adj}.",
               "{b} was left by {a} because {it} was {too} {adj}.", "because {it} was {too} {adj}, {b} was not visited by {a}.",
               "{b} was met by {a} when {it} was {adj}.", "to {b} {a} said that {it} was {too} {adj}."]}
