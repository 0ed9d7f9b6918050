"""Noun phrases and the groups of verbs of the English-Chinese grammar, written in both languages at once.

A phrase is a list of Zh words beside a list of En words; each En word knows the Zh word that it translates.
"""

from dataclasses import dataclass, field

import english_forms as forms
import translation_lexicon as lexicon


class Zh:
    """One Chinese word: its text, its class for the skeleton, whether it is a content word. Compared by identity."""
    __slots__ = ("text", "kind", "content", "gloss")

    def __init__(self, text, kind, content=False, gloss=""):
        self.text, self.kind, self.content, self.gloss = text, kind, content, gloss


class En:
    """One English word and the Chinese word that it translates, or None (articles, "do")."""
    __slots__ = ("text", "of")

    def __init__(self, text, of=None):
        self.text, self.of = text, of


def english(text, of=None):
    return [En(word, of) for word in text.split()]


@dataclass
class NounPhrase:
    zh: list
    en: list
    plural: bool
    person: int = 3
    kind: str = "person"
    depth: int = 1
    object: list = None  # of pronouns
    possessive: list = None
    definite: bool = False
    pronoun: bool = False

    def as_object(self):
        return self.object or self.en

    def as_possessive(self):
        if self.possessive:
            return self.possessive
        last = self.en[-1]
        mark = "'" if last.text.endswith("s") and self.plural else "'s"
        return self.en[:-1] + [En(last.text + mark, last.of)]


@dataclass
class Adverbial:
    zh: list
    en: list
    depth: int = 1


def pronoun(rng, only=None):
    zh, subject, object_, possessive, person, plural = rng.choice(only or lexicon.PRONOUNS)
    word = Zh(zh, "pronoun", gloss=subject)
    return NounPhrase([word], [En(subject if subject == "I" else subject, word)], plural, person, object=[En(object_, word)],
                      possessive=[En(possessive, word)], definite=True, pronoun=True)


def name(rng):
    zh, en = rng.choice(lexicon.NAMES)
    word = Zh(zh, "name", True, en)
    return NounPhrase([word], [En(en, word)], False, definite=True)


def adjective_for(rng, kind):
    """(zh words with 的, en words) of an adjective or colour before a noun."""
    if kind in lexicon.COLOURED and rng.random() < 0.4 or kind not in lexicon.ADJECTIVES_OF:
        if kind not in lexicon.COLOURED:
            return [], []
        zh, en = rng.choice(lexicon.COLOURS)
    else:
        adjective = rng.choice(lexicon.ADJECTIVES_OF[kind])
        zh, en = adjective.zh, adjective.en
    word = Zh(zh, "adjective", True, en)
    return [word, Zh("的", "de")], english(en, word)


def noun_of(rng, kinds, countable=False):
    nouns = lexicon.NOUNS_OF[rng.choice(kinds)]
    if countable:
        nouns = [noun for noun in nouns if noun.measure]
    return rng.choice(nouns) if nouns else None


def noun_words(noun, plural):
    word = Zh(noun.zh, "noun", True, noun.en)
    return [word], english(noun.plural if plural and noun.measure else noun.en, word)


def bare(rng, kinds, adjectives=0.25):
    """"cats", "big cats", "water"."""
    noun = noun_of(rng, kinds)
    head, words = noun_words(noun, True)
    zh, en = adjective_for(rng, noun.kind) if rng.random() < adjectives else ([], [])
    return NounPhrase(zh + head, en + words, bool(noun.measure), kind=noun.kind, depth=2 if zh else 1)


def counted(rng, kinds, adjectives=0.25):
    """"a cat", "three big cats", "two cups of tea"."""
    noun = noun_of(rng, kinds)
    if not noun.measure:
        return measured(rng, noun)
    number = rng.choice([1, 1, 1, 2, 2, 3, 3, 4, 5, 6, 7, 8, 9, 10, rng.randint(11, 99)])
    numeral = Zh(forms.chinese_numeral(number), "numeral", True, forms.numeral(number))
    head, words = noun_words(noun, number > 1)
    zh, en = adjective_for(rng, noun.kind) if rng.random() < adjectives else ([], [])
    en = en + words
    first = forms.article(en[0].text) if number == 1 else forms.numeral(number)
    return NounPhrase([numeral, Zh(noun.measure, "measure")] + zh + head, [En(first, numeral)] + en, number > 1, kind=noun.kind,
                      depth=2 if zh else 1)


def measured(rng, noun):
    """"two cups of tea"; a mass noun that nothing holds stays bare."""
    head, words = noun_words(noun, False)
    if noun.kind not in lexicon.MEASURES:
        return NounPhrase(head, words, False, kind=noun.kind)
    number = rng.choice([1, 1, 2, 3, 4, 5])
    zh, en = rng.choice(lexicon.MEASURES[noun.kind])
    numeral, measure = Zh(forms.chinese_numeral(number), "numeral", True, forms.numeral(number)), Zh(zh, "measure", True, en)
    first = "a" if number == 1 else forms.numeral(number)
    holder = En(forms.plural(en) if number > 1 else en, measure)
    return NounPhrase([numeral, measure] + head, [En(first, numeral), holder, En("of")] + words, number > 1, kind=noun.kind)


def pointed(rng, kinds, adjectives=0.25, plural=None):
    """"this cat", "those big cats", "these two cats"."""
    noun = noun_of(rng, kinds)
    plural = rng.random() < 0.35 if plural is None else plural
    plural = plural and bool(noun.measure)
    near = rng.random() < 0.5
    pointer = Zh("这" if near else "那", "pointer", gloss="this" if near else "that")
    head, words = noun_words(noun, plural)
    adjective, en = adjective_for(rng, noun.kind) if rng.random() < adjectives else ([], [])
    first, middle, numeral = [pointer], [Zh(noun.measure or "些", "measure")], []
    if plural and rng.random() < 0.4:
        number = rng.randint(2, 9)
        word = Zh(forms.chinese_numeral(number), "numeral", True, forms.numeral(number))
        first, numeral = [pointer, word], [En(forms.numeral(number), word)]
    elif plural:
        middle = [Zh("些", "measure")]
    text = ("these" if near else "those") if plural else ("this" if near else "that")
    return NounPhrase(first + middle + adjective + head, [En(text, pointer)] + numeral + en + words, plural, kind=noun.kind,
                      depth=2 if adjective else 1, definite=True)


def owned(rng, kinds, adjectives=0.2, depth=2):
    """"my cat", "Tom's red car", "that teacher's book", "my friend's book"."""
    noun = noun_of(rng, kinds)
    choice = rng.random()
    if choice < 0.5:
        owner = pronoun(rng)
    elif choice < 0.75:
        owner = name(rng)
    elif choice < 0.9 or depth < 3:
        owner = pointed(rng, ["person"], 0, False)
    else:
        owner = owned(rng, ["person"], 0, depth - 1)
    head, words = noun_words(noun, False)
    zh, en = adjective_for(rng, noun.kind) if rng.random() < adjectives else ([], [])
    return NounPhrase(owner.zh + [Zh("的", "de")] + zh + head, owner.as_possessive() + en + words, False, kind=noun.kind,
                      depth=owner.depth + 1 + bool(zh), definite=True)


def definite(rng, kinds):
    """What 把, topics and 被 are about: "this book", "my book", or the bare noun that then is "the book"."""
    choice = rng.random()
    if choice < 0.4:
        return pointed(rng, kinds)
    if choice < 0.7:
        return owned(rng, kinds)
    noun = noun_of(rng, kinds)
    head, words = noun_words(noun, False)
    return NounPhrase(head, [En("the")] + words, False, kind=noun.kind, definite=True)


def joined(rng, first, second):
    """"cats and dogs", "Tom and I"."""
    word = Zh("和", "conjunction", gloss="and")
    en = first.en + [En("and", word)] + second.en
    return NounPhrase(first.zh + [word] + second.zh, en, True, 1 if 1 in (first.person, second.person) else 3, first.kind,
                      1 + max(first.depth, second.depth), first.as_object() + [En("and", word)] + second.as_object(),
                      definite=True)


def place_noun(rng, kinds):
    """A place or a thing as a place: "the park", "this park", "my room"; (zh, en, depth)."""
    choice = rng.random()
    if choice < 0.7:
        noun = noun_of(rng, kinds, True)
        head, words = noun_words(noun, False)
        return NounPhrase(head, [En("the")] + words, False, kind=noun.kind)
    return pointed(rng, kinds, 0, False) if choice < 0.85 else owned(rng, kinds, 0)


SIDES = {"building": [("里", "in"), ("里", "in"), ("旁边", "near"), ("外面", "outside"), ("后面", "behind")],
         "outdoors": [("上", "on"), ("旁边", "near")],
         "surface": [("上", "on"), ("上", "on"), ("下面", "under"), ("旁边", "beside")],
         "container": [("里", "in"), ("里", "in"), ("下面", "under"), ("旁边", "beside")]}


def side(rng, kind):
    """Where something is: (zh words, en words) without 在; "in the park", "on my table", "in Beijing"."""
    if kind == "city":
        zh, en = rng.choice(lexicon.CITIES)
        word = Zh(zh, "place", True, en)
        return Adverbial([word], [En("in")] + english(en, word))
    noun = place_noun(rng, [kind])
    zh, en = rng.choice(SIDES[kind])
    word = Zh(zh, "side", False, en)
    return Adverbial(noun.zh + [word], [En(en, word)] + noun.en, noun.depth)


def place(rng):
    """"in the park", with 在 before it in Chinese."""
    found = side(rng, rng.choice(["building", "building", "building", "outdoors", "city", "surface"]))
    return Adverbial([Zh("在", "preposition")] + found.zh, found.en, found.depth)


@dataclass
class VerbGroup:
    """What stands around a verb: Chinese before and right behind it, English auxiliaries that can be inverted, the verb's words."""
    zh_before: list
    zh_behind: list
    auxiliaries: list
    verb: list
    tense: str
    negated: bool = False
    question_base: list = field(default_factory=list)  # do and the base form, where there is no auxiliary to invert
    base: list = field(default_factory=list)  # the verb's base form, for imperatives


BE = {"present": ("am", "are", "is", "are"), "past": ("was", "were", "was", "were")}


def be(subject, tense="present"):
    forms_of = BE[tense]
    return forms_of[3] if subject.plural else forms_of[subject.person - 1]


def is_third(subject):
    return subject.person == 3 and not subject.plural


def do(subject):
    return "does" if is_third(subject) else "do"


def negation(zh):
    return Zh(zh, "negation", gloss="not")


def verb_group(rng, subject, verb, tense, negated=False):
    """The group of a verb (lexicon.Verb) in a tense: present, past, now, future, modal, wish, perfect."""
    word = Zh(verb.zh, "verb", True, verb.en)
    group = GROUPS[tense](rng, subject, verb, word, negated)
    group.base = english(verb.en, word)
    return group


def _present(rng, subject, verb, word, negated):
    if negated:
        no = negation("不")
        return VerbGroup([no], [word], [En(do(subject)), En("not", no)], english(verb.en, word), "present", True)
    text = forms.third_person(verb.en) if is_third(subject) else verb.en
    return VerbGroup([], [word], [], english(text, word), "present", question_base=[En(do(subject))] + english(verb.en, word))


def _past(rng, subject, verb, word, negated):
    if negated:
        no = negation("没有")
        return VerbGroup([no], [word], [En("did"), En("not", no)], english(verb.en, word), "past", True)
    return VerbGroup([], [word, Zh("了", "aspect")], [], english(forms.past(verb.en), word), "past",
                     question_base=[En("did")] + english(verb.en, word))


def _now(rng, subject, verb, word, negated):
    mark = Zh("正在", "progressive")
    return VerbGroup([mark], [word], [En(be(subject))], english(forms.progressive(verb.en), word), "now")


def _perfect(rng, subject, verb, word, negated):
    have = "has" if is_third(subject) else "have"
    behind = [word, Zh("过", "aspect")]
    if negated:
        no = Zh("没", "negation", gloss="never")
        return VerbGroup([no], behind, [En(have), En("never", no)], english(forms.participle(verb.en), word), "perfect", True)
    return VerbGroup([], behind, [En(have)], english(forms.participle(verb.en), word), "perfect")


def _auxiliary(zh, en, verb, word, negated, tense):
    modal = Zh(zh, "modal", gloss=en)
    if not negated:
        return VerbGroup([modal], [word], [En(en, modal)], english(verb.en, word), tense)
    no = negation("不")
    return VerbGroup([no, modal], [word], [En(en, modal), En("not", no)], english(verb.en, word), tense, True)


def _future(rng, subject, verb, word, negated):
    return _auxiliary("会", "will", verb, word, negated, "future")


def _modal(rng, subject, verb, word, negated):
    zh, en = rng.choice([modal for modal in lexicon.MODALS[1:] if not negated or modal[1] != "must"])
    return _auxiliary(zh, en, verb, word, negated, "modal")


def _wish(rng, subject, verb, word, negated):
    zh, en = rng.choice(lexicon.WANTS)
    modal = Zh(zh, "modal", True, en)
    rest = english(verb.en, word)
    if negated:
        no = negation("不")
        return VerbGroup([no, modal], [word], [En(do(subject)), En("not", no)], english(en, modal) + rest, "wish", True)
    text = forms.third_person(en) if is_third(subject) else en
    return VerbGroup([modal], [word], [], english(text, modal) + rest, "wish", question_base=[En(do(subject))] + english(en, modal) + rest)


GROUPS = {"present": _present, "past": _past, "now": _now, "future": _future, "modal": _modal, "wish": _wish, "perfect": _perfect}
