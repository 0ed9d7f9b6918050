"""Sentences of the English-Chinese grammar: statements, questions, requests, and sentences of two clauses."""

from dataclasses import dataclass

import translation_clauses as clauses
import translation_lexicon as lexicon
import translation_phrases as phrases
from translation_phrases import Adverbial, En, NounPhrase, Zh, english

COMMA_ZH, COMMA_EN = "，", ","


@dataclass
class Sentence:
    zh: list
    en: list
    depth: int
    question: bool = False
    phrase: bool = False  # a noun phrase alone, which has no final mark


def comma():
    return Zh(COMMA_ZH, "comma")


def plain(rng):
    zh, en, depth = clauses.statement(rng)
    return Sentence(zh, en, depth)


# Questions.

ASKED = [clauses.transitive, clauses.transitive, clauses.intransitive, clauses.double_object, clauses.journey, clauses.ba]
ASKED_SAID = [clauses.coloured, clauses.identity, clauses.existence, clauses.location, clauses.comparison, clauses.equality,
    clauses.possession]


def yes_no(rng):
    """"你爱猫吗": "Do you love cats"."""
    mark = Zh("吗", "question")
    if rng.random() < 0.6:
        clause = rng.choice(ASKED)(rng, True)
        return Sentence(clauses.chinese(clause) + [mark], clauses.english_question(clause), clauses.depth_of(clause), True)
    if rng.random() < 0.4:
        subject, adjective = clauses.predicated(rng)
        word = Zh(adjective.zh, "adjective", True, adjective.en)
        said = clauses.be_clause(subject.zh + [word], subject, english(adjective.en, word), [1])
    else:
        said = rng.choice(ASKED_SAID)(rng, True)
    return Sentence(said.zh + [mark], said.question(), said.depth, True)


def asking(zh, en):
    word = Zh(zh, "question-word", gloss=en)
    return word, english(en, word)


def somebody():
    word, en = asking("谁", "who")
    return NounPhrase([word], en, False)


def who(rng):
    """"谁爱猫": "Who loves cats"."""
    builder = rng.choice([clauses.transitive, clauses.journey, clauses.ba, clauses.double_object])
    subject = somebody()
    clause = with_subject(rng, builder, subject)
    return Sentence(clauses.chinese(clause), clauses.english_statement(clause), clauses.depth_of(clause), True)


def with_subject(rng, builder, subject):
    """A clause of the builder, said of this subject: its verb group is made anew."""
    clause = builder(rng, True)
    while clause.group.tense in ("perfect",) or len(clause.group.base) == 0:
        clause = builder(rng, True)
    word = clause.group.base[0].of
    verb = lexicon.Verb(word.text, " ".join(part.text for part in clause.group.base), ("thing",))
    clause.subject = subject
    clause.group = phrases.verb_group(rng, subject, verb, clause.group.tense)
    return clause


def what(rng):
    """"你吃什么": "What do you eat"; 谁, 哪, 几, 谁的 likewise."""
    clause = clauses.transitive(rng, True)
    while clause.front or not clause.subject.definite:
        clause = clauses.transitive(rng, True)
    verb = next(verb for verb in lexicon.VERBS if verb.zh == clause.group.base[0].of.text)
    zh, asked = asked_object(rng, list(verb.objects))
    clause.zh_object, clause.en_object, clause.depth = zh, [], 1
    return Sentence(clauses.chinese(clause), clauses.english_question(clause, asked), clauses.depth_of(clause), True)


def asked_object(rng, kinds):
    """(Chinese words, English words)"""
    choice = rng.random()
    noun = phrases.noun_of(rng, kinds)
    if choice < 0.3 or not noun.measure:
        word, en = asking("谁", "who") if noun.kind == "person" else asking("什么", "what")
        return [word], en
    plural = 0.5 <= choice < 0.8
    head, words = phrases.noun_words(noun, plural)
    if choice < 0.5:
        word, en = asking("哪", "which")
        return [word, Zh(noun.measure, "measure")] + head, en + words
    if plural:
        word, en = asking("几", "how many")
        return [word, Zh(noun.measure, "measure")] + head, en + words
    word, en = asking("谁", "whose")
    return [word, Zh("的", "de")] + head, en + words


def where_when_why(rng):
    """"你在哪里买书": "Where do you buy books"; 什么时候, 为什么, 怎么."""
    clause = rng.choice([clauses.transitive, clauses.intransitive, clauses.journey])(rng, True)
    clause.front = clause.time = clause.adverb = None
    choice = rng.random()
    word, en = None, None
    if choice < 0.3 and clause.group.base[0].text not in ("go", "come", "return"):
        word, en = asking("哪里", "where")
        clause.place, clause.company, clause.manner = Adverbial([Zh("在", "preposition"), word], []), None, None
    elif choice < 0.55 and clause.group.tense not in ("now", "perfect"):
        word, en = asking("什么时候", "when")
        clause.time = Adverbial([word], [])
    elif choice < 0.75 and not clause.group.negated:
        word, en = asking("怎么", "how")
        clause.company, clause.manner = Adverbial([word], []), None
    else:
        word, en = asking("为什么", "why")
        clause.time = Adverbial([word], [])
    return Sentence(clauses.chinese(clause), clauses.english_question(clause, en), clauses.depth_of(clause), True)


def short_question(rng):
    """"书在哪里": "Where is the book"; "他是谁": "Who is he"; "你有几只猫": "How many cats do you have"."""
    choice = rng.random()
    if choice < 0.4:
        subject = clauses.located(rng)
        word, en = asking("哪里", "where")
        said = clauses.be_clause(subject.zh + [Zh("在", "preposition"), word], subject, [], [1])
    elif choice < 0.65:
        subject = rng.choice([phrases.pronoun, lambda r: phrases.pointed(r, ["person"]), lambda r: phrases.owned(r, ["person"])])(rng)
        word, en = asking("谁", "who")
        verb = Zh("是", "copula", gloss="be")
        said = clauses.be_clause(subject.zh + [verb, word], subject, [], [1], verb)
    else:
        subject = clauses.subject_for(rng, lexicon.Verb("", "", ("x",)), True)
        have = Zh("有", "have", gloss="have")
        zh, en = asked_object(rng, ["animal", "thing", "reading", "vehicle", "clothes"])
        while zh[-1].kind != "noun" or zh[0].text != "几":
            zh, en = asked_object(rng, ["animal", "thing", "reading", "vehicle", "clothes"])
        said = clauses.Said(subject.zh + [have] + zh, subject.en, En(phrases.do(subject)), [En("have", have)], 1 + subject.depth)
    return Sentence(said.zh, said.question(en), said.depth, True)


# Requests.

def request(rng):
    """"请打开那扇门": "Please open that door"; 不要: "Do not"; ... 吧: "Let us"."""
    clause = rng.choice([clauses.transitive, clauses.ba, clauses.ba, clauses.journey, clauses.intransitive])(rng, True)
    verb = clause.group.base[0].of
    clause.group = phrases.VerbGroup([], [verb], [], clause.group.base, "present", base=clause.group.base)
    clause.front = clause.time = clause.adverb = None
    clause.subject = NounPhrase([], [], False)
    zh, en = clauses.chinese(clause, False), clauses.english_statement(clause, False)
    depth = clauses.depth_of(clause)
    choice = rng.random()
    please, no = Zh("请", "request", gloss="please"), Zh("不要", "negation", gloss="not")
    if choice < 0.45:
        return Sentence([please] + zh, [En("please", please)] + en, depth)
    if choice < 0.65:
        return Sentence([no] + zh, [En("do"), En("not", no)] + en, depth)
    if choice < 0.8:
        return Sentence([please, no] + zh, [En("please", please), En("do"), En("not", no)] + en, depth)
    we, let = Zh("我们", "pronoun", gloss="us"), Zh("吧", "particle", gloss="let")
    return Sentence([we] + zh + [let], [En("let", let), En("us", we)] + en, depth)


# Two clauses.

def short_clause(rng):
    zh, en, depth = clauses.statement(rng, clauses.SIMPLE, True)
    while len(zh) > 8:
        zh, en, depth = clauses.statement(rng, clauses.SIMPLE, True)
    return zh, en, depth


def two_clauses(rng):
    (zh_a, en_a, depth_a), (zh_b, en_b, depth_b) = short_clause(rng), short_clause(rng)
    depth = 1 + max(depth_a, depth_b)
    return Sentence(*rng.choice([because, although, condition, when, before, after, but, and_])(zh_a, en_a, zh_b, en_b), depth)


def conjunction(zh, en):
    return Zh(zh, "conjunction", gloss=en)


def because(zh_a, en_a, zh_b, en_b):
    first, second = conjunction("因为", "because"), conjunction("所以", "so")
    return [first] + zh_a + [comma(), second] + zh_b, en_b + [En("because", first)] + en_a


def although(zh_a, en_a, zh_b, en_b):
    first, second = conjunction("虽然", "although"), conjunction("但是", "but")
    return [first] + zh_a + [comma(), second] + zh_b, [En("although", first)] + en_a + [En(COMMA_EN)] + en_b


def condition(zh_a, en_a, zh_b, en_b):
    first = conjunction("如果", "if")
    return [first] + zh_a + [comma()] + zh_b, [En("if", first)] + en_a + [En(COMMA_EN)] + en_b


def when(zh_a, en_a, zh_b, en_b):
    word = conjunction("的时候", "when")
    return zh_a + [word, comma()] + zh_b, [En("when", word)] + en_a + [En(COMMA_EN)] + en_b


def before(zh_a, en_a, zh_b, en_b):
    word = conjunction("以前", "before")
    return zh_a + [word, comma()] + zh_b, en_b + [En("before", word)] + en_a


def after(zh_a, en_a, zh_b, en_b):
    word = conjunction("以后", "after")
    return zh_a + [word, comma()] + zh_b, en_b + [En("after", word)] + en_a


def but(zh_a, en_a, zh_b, en_b):
    word = conjunction("但是", "but")
    return zh_a + [comma(), word] + zh_b, en_a + [En(COMMA_EN), En("but", word)] + en_b


def and_(zh_a, en_a, zh_b, en_b):
    word = conjunction("而且", "and")
    return zh_a + [comma(), word] + zh_b, en_a + [En(COMMA_EN), En("and", word)] + en_b


def shortest(rng):
    """"我爱猫", "猫爱我": three words, which the other kinds write too rarely."""
    verb = rng.choice([verb for verb in lexicon.VERBS if verb.objects])
    subject = phrases.bare(rng, ["animal"], 0) if "animal" in verb.subjects and rng.random() < 0.5 else rng.choice(
        [phrases.pronoun, phrases.pronoun, phrases.name, lambda r: phrases.bare(r, ["person"], 0)])(rng)
    if verb.subjects == ("animal",):
        subject = phrases.bare(rng, ["animal"], 0)
    people = "person" in verb.objects and rng.random() < 0.5
    found = rng.choice([phrases.pronoun, phrases.name])(rng) if people else phrases.bare(rng, list(verb.objects), 0)
    group = phrases.verb_group(rng, subject, verb, "present", rng.random() < 0.1)
    clause = clauses.Clause(subject, group, found.zh, found.as_object())
    return Sentence(clauses.chinese(clause), clauses.english_statement(clause), clauses.depth_of(clause))


PHRASED = ["person", "animal", "food", "meal", "drink", "reading", "thing", "clothes", "vehicle", "plant", "building", "surface", "container",
           "instrument", "jewel", "tool", "idea", "subject"]


def phrase(rng):
    """A noun phrase alone, "那只大的猫": the shortest way from a word to its translation."""
    builder = rng.choice([phrases.bare, phrases.bare, phrases.counted, phrases.pointed, phrases.owned, clauses.related])
    found = builder(rng, [rng.choice(PHRASED)])
    return Sentence(found.zh, found.en, found.depth, phrase=True)


def names_itself(words):
    """Whether a person does something to itself: "you describe you" would have to be "yourself"."""
    seen = set()
    for word, behind in zip(words, words[1:] + [comma()]):
        if word.kind == "comma":
            seen.clear()
        elif word.kind == "pronoun" and behind.text != "的":
            if word.text[0] in seen:
                return True
            seen.add(word.text[0])
    return False


WHOLE = [plain] * 13 + [yes_no] * 2 + [who, what, what, where_when_why, short_question, request, request] + [two_clauses] * 3
WHOLE += [shortest] * 2
KINDS = WHOLE + [phrase] * 4
MOST_WORDS = 18


def sentence(rng, kinds=None):
    """One sentence of at most MOST_WORDS Chinese words."""
    while True:
        made = rng.choice(kinds or KINDS)(rng)
        if len(made.zh) <= MOST_WORDS and not names_itself(made.zh):
            return made
