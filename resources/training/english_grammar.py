"""Writes sentences of known structure: to which of two nouns the pronoun refers, and everyday sentences beside them.

Combinations of noun and adjective that `is_held_out` names never occur together in one training sentence, whatever part the noun plays
there; the sentences that measure use them alone.
"""
import re
import zlib

import english_kinds as kinds
import english_words as words

TOO = ["too", "so", "very", "quite", "rather", "really"]
ADVERBS = ["yesterday", "later", "once", "again", "at first", "sadly", "this time", "of course"]
HELD_OUT_OF = 7     # one combination in seven


def is_held_out(noun, adjective):
    """Whether training may never see the two words in one sentence."""
    famous = {("animal", "tired"), ("street", "wide"), ("animal", "wide"), ("street", "tired")}
    if (noun, adjective) in famous:
        return True
    return zlib.crc32(f"{noun.lower()} {adjective}".encode()) % HELD_OUT_OF == 0


def _grammar_nouns():
    return {noun for nouns in words.NOUNS.values() for noun in nouns}


def _grammar_adjectives():
    modes = [chosen for modes in kinds.KINDS.values() for chosen in modes]
    return {adjective for chosen in modes for part in "AB" for adjective in chosen["adjectives"][part]}.union(*words.SUITS.values())


ALL_NOUNS, ALL_ADJECTIVES = _grammar_nouns(), _grammar_adjectives()


def has_held_out(text):
    """Whether any noun and adjective of the grammar that stand in a text form a held-out combination."""
    found = set(re.findall("[a-z]+", text.lower()))
    return any(is_held_out(noun, adjective) for noun in found & ALL_NOUNS for adjective in found & ALL_ADJECTIVES if noun != adjective)


def suits(noun_class, adjective, other_class):
    """Whether an adjective suits a noun of its class and none of the other."""
    return (adjective in words.SUITS[noun_class] and adjective not in words.SUITS[other_class]
            and other_class not in words.ALSO[adjective].split())


class Sentence:
    """A sentence with its pronoun and two candidates, from a template in which {a}, {b} and {it} stand once each."""

    def __init__(self, template, a, b, pronoun, answer, kind):
        """Fills the template in; `answer` is 'a' or 'b'."""
        self.kind, self.fillers = kind, {"a": a, "b": b, "it": pronoun}
        self.right = self.fillers[answer]
        self.text, self.spans = _fill(template, self.fillers)
        self.text = capitals(self.text)
        order = sorted(("a", "b"), key=lambda name: self.spans[name])
        self.nouns = [self.spans[name] for name in order]
        self.answer = order.index(answer)

    def record(self):
        """The line of an evaluation set as a dictionary."""
        return {"text": self.text, "pronoun": list(self.spans["it"]), "nouns": [list(span) for span in self.nouns],
                "answer": self.answer, "kind": self.kind, "order": "last" if self.answer else "first"}

    def corrupted(self):
        """The training line: the sentence, a tab, and the sentence with the right noun in the pronoun's place."""
        begin, end = self.spans["it"]
        return f"{self.text}\t{self.text[:begin]}{self.right}{self.text[end:]}"


def _fill(template, fillers):
    """The text and the spans of the fillers {a}, {b} and {it}."""
    text, spans, rest = "", {}, template
    while "{" in rest:
        before, rest = rest.split("{", 1)
        name, rest = rest.split("}", 1)
        text += before
        spans[name] = (len(text), len(text) + len(fillers[name]))
        text += fillers[name]
    return text + rest, spans


def capitals(text):
    """Capital letters where a sentence begins, and for the word I; no character moves. Names bear theirs already."""
    result, start = [], True
    for at, letter in enumerate(text):
        alone = letter == "i" and text[at - 1:at] in ("", " ") and text[at + 1:at + 2] in (" ", "'")
        result.append(letter.upper() if (start and letter.isalpha()) or alone else letter)
        closing = letter == '"' and text[at - 1:at] in tuple(",.?!")
        start = not closing and not letter.isalpha() and (start or letter in ".?!")
    return "".join(result)


def _frame(random, main, end, adjective, adverb_share=0.25):
    """A whole template from a main clause and the clause with the adjective."""
    template = end.replace("{main}", main).replace("{too}", random.choice(TOO)).replace("{adj}", adjective)
    if random.random() < adverb_share:
        template = f"{random.choice(ADVERBS)}, {template}"
    return template


class Choice:
    """Everything about a sentence but its adjective: shared by the two sentences of a minimal pair."""

    def __init__(self, random, kind):
        """Chooses nouns, clauses and order of a kind."""
        self.kind, self.order = kind, random.choice("AB")
        if kind in kinds.KINDS:
            self._from_mode(random, random.choice(kinds.KINDS[kind]))
        elif kind == "names":
            self._from_names(random)
        else:
            self._from_classes(random)

    def _from_mode(self, random, chosen):
        first, second = chosen["classes"]
        self.a, self.b = random.choice(words.NOUNS[first]), random.choice(words.NOUNS[second])
        self.main, self.end = random.choice(chosen[self.order]), random.choice(chosen["ends"])
        self.adjectives = chosen["adjectives"]

    def _from_names(self, random):
        woman = words.SHE if random.random() < 0.6 else ["the " + word for word in words.SHE_PEOPLE]
        man = words.HE if random.random() < 0.6 else ["the " + word for word in words.HE_PEOPLE]
        pair = [random.choice(woman), random.choice(man)]
        self.pronouns = ["she", "he"]
        if random.random() < 0.5:
            pair.reverse()
            self.pronouns.reverse()
        self.a, self.b = pair
        self.main, self.end = "", random.choice(kinds.NAMES[self.order])
        self.adjectives = {"A": words.MOODS, "B": words.MOODS}

    def _from_classes(self, random):
        """Of the general kind and the untrained ones: adjectives are those that suit one of the two classes alone."""
        if self.kind == "beside":
            first, second = random.sample(sorted(words.SUITS), 2)
            main = random.choice(kinds.BESIDE["clauses"])
            names = ("{a}", "{b}") if self.order == "A" else ("{b}", "{a}")
            self.main, self.end = main.format(*names), random.choice(kinds.BESIDE["ends"])
        else:
            untrained = kinds.UNTRAINED[self.kind]
            first, second = random.choice(untrained["pairs"])
            self.main, self.end = random.choice(untrained[self.order]), random.choice(untrained["ends"])
        self.a, self.b = random.choice(words.NOUNS[first]), random.choice(words.NOUNS[second])
        self.adjectives = {"A": [adjective for adjective in words.SUITS[first] if suits(first, adjective, second)],
                           "B": [adjective for adjective in words.SUITS[second] if suits(second, adjective, first)]}

    def is_usable(self):
        """Whether the two nouns differ and both can be pointed at."""
        bare = {self.a.split()[-1], self.b.split()[-1]}
        return len(bare) == 2 and all(self.adjectives.values())

    def sentence(self, random, answer, adjective):
        """The sentence with an adjective that points at 'a' or 'b'."""
        template = _frame(random, self.main, self.end, adjective)
        pronoun = "it" if self.kind != "names" else self.pronouns[0 if answer == "a" else 1]
        names = {}
        for name in ("a", "b"):     # the article of "the queen" belongs to the template: the span is the noun alone
            *article, names[name] = getattr(self, name).split()
            if article:
                template = template.replace("{%s}" % name, "the {%s}" % name)
        return Sentence(template, names["a"], names["b"], pronoun, answer, self.kind)

    def noun(self, answer):
        """The bare noun called 'a' or 'b'."""
        return (self.a if answer == "a" else self.b).split()[-1]


def choose(random, kind):
    """A usable choice of a kind."""
    while True:
        choice = Choice(random, kind)
        if choice.is_usable():
            return choice


def trained_kinds():
    """The names of the kinds that training sees, with their shares: where the nouns' parts decide together with the adjective, a model
    needs several times as many sentences as where the noun's class does."""
    return {**{kind: 1.0 for kind in kinds.KINDS}, **{kind: 2.5 for kind in ("fit", "pour", "break", "chase", "lift")},
            **{kind: 1.5 for kind in ("cut", "light", "melt")}, "names": 2.0, "beside": 5.0}


def training_sentence(random, kind):
    """A sentence in which neither noun forms a held-out combination with the adjective."""
    while True:
        choice = choose(random, kind)
        answer = random.choice("ab")
        adjective = random.choice(choice.adjectives[answer.upper()])
        sentence = choice.sentence(random, answer, adjective)
        if not is_held_out(choice.noun(answer), adjective) and not has_held_out(sentence.text):
            return sentence


def measuring_sentence(random, kind, order):
    """A sentence whose right noun and adjective were never trained together; order is 'first' or 'last'."""
    while True:
        choice = choose(random, kind)
        answer = random.choice("ab")
        held_out = [word for word in choice.adjectives[answer.upper()] if is_held_out(choice.noun(answer), word)]
        if held_out:
            sentence = choice.sentence(random, answer, random.choice(held_out))
            if sentence.record()["order"] == order:
                return sentence


def minimal_pair(random, kind):
    """Two sentences that differ in the adjective alone and in what they refer to; both combinations are held out."""
    while True:
        choice = choose(random, kind)
        held_out = {name: [word for word in choice.adjectives[name.upper()] if is_held_out(choice.noun(name), word)] for name in "ab"}
        if all(held_out.values()):
            seed = random.random()
            return [choice.sentence(type(random)(seed), name, random.choice(held_out[name])) for name in "ab"]
