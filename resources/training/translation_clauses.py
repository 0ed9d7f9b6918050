"""Clauses of the English-Chinese grammar: what is said of a subject, with times, places and manners around it."""

from dataclasses import dataclass, field

import english_forms as forms
import translation_lexicon as lexicon
import translation_phrases as phrases
from translation_phrases import Adverbial, En, VerbGroup, Zh, english

TENSES = ["present", "present", "past", "past", "now", "future", "future", "modal", "wish", "perfect"]


@dataclass
class Clause:
    """Parts in the order of Chinese: front, subject, time, adverb, group before, place, company, manner, before, verb, object.

    English: front, subject, auxiliaries, adverb, verb, object, behind, manner, company, place, time.
    """
    subject: phrases.NounPhrase
    group: VerbGroup
    zh_object: list = field(default_factory=list)
    en_object: list = field(default_factory=list)
    zh_before: list = field(default_factory=list)  # right before the verb: 把 with its noun, 给 somebody
    front: Adverbial = None
    time: Adverbial = None
    adverb: Adverbial = None
    place: Adverbial = None
    company: Adverbial = None
    manner: Adverbial = None
    last: Adverbial = None  # behind the verb and its object in both languages
    depth: int = 1

    def parts(self):
        return [part for part in (self.front, self.time, self.adverb, self.place, self.company, self.manner, self.last) if part]


def zh_of(adverbial):
    return adverbial.zh if adverbial else []


def en_of(adverbial):
    return adverbial.en if adverbial else []


def chinese(clause, with_subject=True):
    subject = clause.subject.zh if with_subject else []
    before = clause.group.zh_before
    place = zh_of(clause.place)
    # 正在 already has the 在 of the place.
    if place and place[0].text == "在" and before and before[-1].text == "正在":
        place = place[1:]
    return (zh_of(clause.front) + subject + zh_of(clause.time) + zh_of(clause.adverb) + before + place + zh_of(clause.company) +
            zh_of(clause.manner) + clause.zh_before + clause.group.zh_behind + clause.zh_object + zh_of(clause.last))


def _tail(clause):
    return clause.en_object + en_of(clause.last) + en_of(clause.manner) + en_of(clause.company) + en_of(clause.place) + en_of(clause.time)


def english_statement(clause, with_subject=True):
    group, adverb = clause.group, en_of(clause.adverb)
    subject = clause.subject.en if with_subject else []
    middle = adverb + group.auxiliaries if group.negated else group.auxiliaries[:1] + adverb + group.auxiliaries[1:]
    return en_of(clause.front) + subject + middle + group.verb + _tail(clause)


def english_question(clause, asked=None):
    """Yes or no, or with the word that is asked for in front: "Do you like cats", "What do you eat"."""
    group, adverb = clause.group, en_of(clause.adverb)
    first = asked or []
    if group.auxiliaries:
        rest = group.auxiliaries[1:]
        middle = [group.auxiliaries[0]] + clause.subject.en + (rest + adverb if group.negated else adverb + rest) + group.verb
    else:
        middle = [group.question_base[0]] + clause.subject.en + adverb + group.question_base[1:]
    return en_of(clause.front) + first + middle + _tail(clause)


# Parts around the verb.

def times_of(tense):
    fitting = {"modal": "future", "wish": "future"}.get(tense, tense)
    return [(zh, en) for zh, en, tenses in lexicon.TIMES if fitting in tenses.split()]


def counted_time(rng, tense):
    """"three days ago", "in two weeks", "at eight o'clock in the morning"."""
    number = rng.randint(2, 10)
    if tense in ("past", "future") and rng.random() < 0.6:
        unit_zh, unit_en = rng.choice(lexicon.UNITS[:5])
        numeral = Zh(forms.chinese_numeral(number), "numeral", True, forms.numeral(number))
        unit = Zh(unit_zh, "unit", True, unit_en)
        side = Zh("前" if tense == "past" else "后", "side", gloss="ago" if tense == "past" else "in")
        counted = [En(forms.numeral(number), numeral), En(forms.plural(unit_en), unit)]
        return Adverbial([numeral, unit, side], counted + [En("ago", side)] if tense == "past" else [En("in", side)] + counted)
    numeral = Zh(forms.chinese_numeral(number), "numeral", True, forms.numeral(number))
    clock = Zh("点", "unit", True, "o'clock")
    zh, en = rng.choice([("早上", "in the morning"), ("下午", "in the afternoon"), ("晚上", "in the evening")])
    day = Zh(zh, "time", True, en)
    return Adverbial([day, numeral, clock], [En("at"), En(forms.numeral(number), numeral), En("o'clock", clock)] + english(en, day))


def time(rng, tense):
    if tense == "perfect":
        return None
    if tense not in ("now",) and rng.random() < 0.15:
        return counted_time(rng, {"modal": "future", "wish": "future"}.get(tense, tense))
    zh, en = rng.choice(times_of(tense))
    word = Zh(zh, "time", True, en)
    return Adverbial([word], english(en, word))


def adverb(rng, tense, negated):
    fitting = [(zh, en) for zh, en, tenses in lexicon.ADVERBS if tense in tenses.split()
        and not (negated and en in ("only", "never", "rarely", "almost", "suddenly"))]
    if not fitting:
        return None
    zh, en = rng.choice(fitting)
    word = Zh(zh, "adverb", True, en)
    return Adverbial([word], english(en, word))


def manner(rng):
    zh, en = rng.choice(lexicon.MANNERS)
    word = Zh(zh, "manner", True, en)
    return Adverbial([word, Zh("地", "particle")], [En(en, word)])


def company(rng):
    """"with my friend", "with a knife", "for her", "by train"."""
    choice = rng.random()
    if choice < 0.5:
        other = rng.choice([phrases.name, phrases.pronoun, lambda r: phrases.owned(r, ["person"], 0),
            lambda r: phrases.pointed(r, ["person"], 0)])(rng)
        word = Zh("跟", "preposition", gloss="with")
        return Adverbial([word] + other.zh + [Zh("一起", "together")], [En("with", word)] + other.as_object(), other.depth)
    if choice < 0.75:
        tool = phrases.counted(rng, ["tool", "thing"], 0) if rng.random() < 0.5 else phrases.pointed(rng, ["tool", "thing"], 0)
        word = Zh("用", "preposition", gloss="with")
        return Adverbial([word] + tool.zh, [En("with", word)] + tool.en, tool.depth)
    other = phrases.pronoun(rng) if rng.random() < 0.5 else phrases.owned(rng, ["person"], 0)
    word = Zh("为", "preposition", gloss="for")
    return Adverbial([word] + other.zh, [En("for", word)] + other.as_object(), other.depth)


def decorate(rng, clause, amount=0.35, tense=None):
    """Adds times, places, adverbs, company and manner, each with some chance."""
    tense = tense or clause.group.tense
    if rng.random() < amount:
        found = time(rng, tense)
        if rng.random() < 0.35:
            clause.front = found
        else:
            clause.time = found
    if rng.random() < amount * 0.6:
        clause.adverb = adverb(rng, tense, clause.group.negated)
    choice = rng.random()
    if choice < amount * 0.7:
        clause.place = phrases.place(rng)
    elif choice < amount:
        clause.company = company(rng)
    elif choice < amount * 1.35:
        clause.manner = manner(rng)
    return clause


def depth_of(clause):
    inner = [part.depth for part in clause.parts()] + [clause.subject.depth]
    return clause.depth + max(inner)


# Subjects and objects.

def subject_for(rng, verb, simple=False):
    kind = rng.choice(verb.subjects)
    if kind == "animal":
        return rng.choice([phrases.bare, phrases.pointed, phrases.counted, phrases.owned])(rng, ["animal"])
    choice = rng.random()
    if choice < 0.05:
        return joined_people(rng)
    if choice < 0.38:
        return phrases.pronoun(rng)
    if choice < 0.55:
        return phrases.name(rng)
    if choice < 0.65:
        return phrases.bare(rng, ["person"])
    if choice < 0.72:
        return phrases.counted(rng, ["person"])
    if choice < 0.86:
        return phrases.pointed(rng, ["person"])
    if choice < 0.94 or simple:
        return phrases.owned(rng, ["person"])
    return related(rng, ["person"])


def joined_people(rng):
    """"Tom and I": a name or an owned person first, since "I and Tom" is not said."""
    first = phrases.name(rng) if rng.random() < 0.6 else phrases.owned(rng, ["person"], 0, 2)
    return phrases.joined(rng, first, phrases.pronoun(rng) if rng.random() < 0.4 else phrases.name(rng))


def noun_phrase(rng, kinds, simple=False):
    """Any phrase that can be an object."""
    choice = rng.random()
    if rng.random() < 0.05:
        return phrases.joined(rng, phrases.bare(rng, kinds, 0), phrases.bare(rng, kinds, 0))
    human = "person" in kinds
    if human and choice < 0.2:
        return phrases.pronoun(rng)
    if human and choice < 0.35:
        return phrases.name(rng)
    if choice < 0.55:
        return phrases.bare(rng, kinds)
    if choice < 0.70:
        return phrases.counted(rng, kinds)
    if choice < 0.83:
        return phrases.pointed(rng, kinds)
    if choice < 0.92 or simple:
        return phrases.owned(rng, kinds)
    return related(rng, kinds)


def related(rng, kinds):
    """A noun with a relative clause: "the book that I bought yesterday", "those children who like cats"."""
    noun = phrases.noun_of(rng, kinds)
    fitting = [verb for verb in lexicon.VERBS if noun.kind in verb.objects]
    as_object = fitting and (rng.random() < 0.6 or noun.kind not in ("person", "animal"))
    if not as_object and noun.kind not in ("person", "animal"):
        return phrases.bare(rng, kinds)
    clause, plural, pointer, article = _relative_clause(rng, noun, fitting, as_object)
    head, words = phrases.noun_words(noun, plural)
    join = En("who" if noun.kind == "person" else "that")
    inside = chinese(clause) if as_object else chinese(clause, False)
    said = english_statement(clause) if as_object else english_statement(clause, False)
    return phrases.NounPhrase(inside + [Zh("的", "de")] + pointer + head, article + words + [join] + said, plural, kind=noun.kind,
                              depth=1 + depth_of(clause), definite=True)


def _relative_clause(rng, noun, fitting, as_object):
    """(clause, plural, Chinese pointer words, English article words)"""
    plural = bool(noun.measure) and rng.random() < 0.35
    if plural and rng.random() < 0.4:
        number = rng.randint(2, 6)
        numeral = Zh(forms.chinese_numeral(number), "numeral", True, forms.numeral(number))
        pointer, article = [numeral, Zh(noun.measure, "measure")], [En("the"), En(forms.numeral(number), numeral)]
    else:
        near = rng.random() < 0.3
        word = Zh("这" if near else "那", "pointer", gloss="this" if near else "that")
        text = ("these" if near else "those") if plural else ("this" if near else "the")
        pointer, article = [word, Zh("些" if plural or not noun.measure else noun.measure, "measure")], [En(text, word)]
    if as_object:
        verb = rng.choice(fitting)
        kind = "animal" if verb.subjects == ("animal",) else "person"
        subject = rng.choice([phrases.pronoun, phrases.pronoun, phrases.name, lambda r: phrases.pointed(r, [kind], 0)]
            if kind == "person" else
                             [lambda r: phrases.pointed(r, [kind], 0)])(rng)
    else:
        verbs = [verb for verb in lexicon.TRANSITIVE_OF[noun.kind]]
        verb = rng.choice(verbs)
        subject = phrases.NounPhrase([], [], plural, kind=noun.kind)
    tense = rng.choice(["present", "present"] if verb.stative else ["present", "past", "past", "now", "future", "wish"])
    clause = Clause(subject, phrases.verb_group(rng, subject, verb, tense, rng.random() < 0.12 and tense != "now"))
    if not as_object:
        found = noun_phrase(rng, list(verb.objects), simple=True)
        clause.zh_object, clause.en_object = found.zh, found.as_object()
        clause.depth = found.depth
    if rng.random() < 0.3 and not verb.stative:
        clause.time = time(rng, tense)
    elif rng.random() < 0.15 and not verb.stative:
        clause.place = phrases.place(rng)
    return clause, plural, pointer, article


# Kinds of clause. Each returns a Clause.

def choose_tense(rng, verb):
    if verb.stative:
        return "present"
    return rng.choice(TENSES)


def transitive(rng, simple=False):
    verb = rng.choice([verb for verb in lexicon.VERBS if verb.objects])
    subject = subject_for(rng, verb, simple)
    tense = choose_tense(rng, verb)
    negated = rng.random() < 0.2 and tense != "now"
    found = noun_phrase(rng, list(verb.objects), simple or subject.depth > 2)
    clause = Clause(subject, phrases.verb_group(rng, subject, verb, tense, negated), found.zh, found.as_object(), depth=found.depth)
    if verb.stative:
        if rng.random() < 0.3:
            clause.adverb = adverb(rng, tense, negated)
        return clause
    return decorate(rng, clause, 0.2 if simple else 0.4)


def intransitive(rng, simple=False):
    verb = rng.choice([verb for verb in lexicon.VERBS if not verb.objects])
    subject = subject_for(rng, verb, simple)
    tense = rng.choice([tense for tense in TENSES if tense != "perfect"])
    negated = rng.random() < 0.15 and tense != "now"
    return decorate(rng, Clause(subject, phrases.verb_group(rng, subject, verb, tense, negated)), 0.35 if simple else 0.6)


PLACING = [("放", "put"), ("挂", "hang"), ("藏", "hide"), ("忘", "leave"), ("摆", "lay")]
FINISHING = [("吃", "完", "finish eating", ("food",)), ("洗", "干净", "wash", ("clothes", "container")),
    ("读", "完", "finish reading", ("reading",)),
             ("卖", "掉", "sell", ("vehicle", "thing", "jewel")), ("扔", "掉", "throw away", ("thing", "clothes")),
                 ("关", "好", "shut", ("opening",)),
             ("打", "碎", "smash", ("container", "thing")), ("修", "好", "fix", ("vehicle", "instrument")),
                 ("拿", "走", "take away", ("thing", "tool", "reading")),
             ("写", "完", "finish writing", ("reading",)), ("锁", "上", "lock", ("opening", "container"))]


def ba(rng, simple=False):
    """"我把书放在桌子上": the object before the verb."""
    subject = subject_for(rng, lexicon.VERBS[0], True) if rng.random() < 0.1 else subject_for(rng, lexicon.Verb("", "", ("x",)), True)
    tense = rng.choice(["past", "past", "future", "modal", "wish"])
    choice = rng.random()
    mark = Zh("把", "ba")
    if choice < 0.45:
        found = phrases.definite(rng, ["thing", "reading", "clothes", "food", "container", "jewel", "tool"])
        zh, en = rng.choice(PLACING)
        verb = lexicon.Verb(zh + "在", en, ("thing",))
        where = phrases.side(rng, rng.choice(["surface", "container", "building"]))
        zh_rest, en_rest, depth = where.zh, where.en, max(found.depth, where.depth)
    elif choice < 0.7:
        found = phrases.definite(rng, ["thing", "reading", "clothes", "food", "jewel", "tool", "instrument"])
        zh, en = rng.choice([("给", "give"), ("卖给", "sell"), ("借给", "lend"), ("寄给", "send"), ("还给", "return")])
        verb = lexicon.Verb(zh, en, ("thing",))
        who = rng.choice([phrases.pronoun, phrases.name, lambda r: phrases.owned(r, ["person"], 0),
            lambda r: phrases.pointed(r, ["person"], 0)])(rng)
        zh_rest, en_rest, depth = who.zh, [En("to")] + who.as_object(), max(found.depth, who.depth)
    else:
        zh, result, en, kinds = rng.choice(FINISHING)
        found = phrases.definite(rng, list(kinds))
        verb = lexicon.Verb(zh + result, en, kinds)
        zh_rest, en_rest, depth = [], [], found.depth
    negated = rng.random() < 0.12
    group = phrases.verb_group(rng, subject, verb, tense, negated)
    clause = Clause(subject, group, zh_rest, found.en + en_rest, [mark] + found.zh, depth=1 + depth)
    # What stands before 把 is time and adverb only.
    if rng.random() < 0.35:
        clause.time = time(rng, tense)
    elif rng.random() < 0.2:
        clause.adverb = adverb(rng, tense, negated)
    return clause


def double_object(rng, simple=False):
    """"我给他一本书": "I give him a book"."""
    zh, en, kinds = rng.choice([("给", "give", ["thing", "food", "reading", "jewel", "clothes"]),
        ("借给", "lend", ["tool", "reading", "vehicle"]),
                                ("寄给", "send", ["reading", "thing"]), ("卖给", "sell", ["vehicle", "jewel", "plant"]),
                                    ("教", "teach", ["subject"]),
                                ("告诉", "tell", ["idea"]), ("送", "bring", ["plant", "food"]), ("指给", "show", ["building", "animal"])])
    verb = lexicon.Verb(zh, en, tuple(kinds))
    subject = subject_for(rng, verb, True)
    who = rng.choice([phrases.pronoun, phrases.pronoun, phrases.name, lambda r: phrases.owned(r, ["person"], 0),
        lambda r: phrases.pointed(r, ["person"], 0)])(rng)
    what = phrases.bare(rng, kinds, 0.15) if rng.random() < 0.3 else phrases.counted(rng,
        kinds) if rng.random() < 0.6 else phrases.pointed(rng, kinds)
    tense = rng.choice(["present", "past", "past", "future", "wish", "modal", "perfect"])
    group = phrases.verb_group(rng, subject, verb, tense, rng.random() < 0.15)
    clause = Clause(subject, group, who.zh + what.zh, who.as_object() + what.en, depth=max(who.depth, what.depth))
    if rng.random() < 0.3:
        clause.time = time(rng, tense)
    elif rng.random() < 0.2:
        clause.adverb = adverb(rng, tense, group.negated)
    return clause


def journey(rng, simple=False):
    """"我坐火车去北京": "I go to Beijing by train"; from somewhere, with somebody."""
    subject = subject_for(rng, lexicon.Verb("", "", ("x",)), True)
    zh, en = rng.choice([("去", "go"), ("去", "go"), ("来", "come"), ("回", "return")])
    verb = lexicon.Verb(zh, en, ("city",))
    tense = rng.choice(["present", "past", "past", "future", "future", "wish", "modal"])
    group = phrases.verb_group(rng, subject, verb, tense, rng.random() < 0.15)
    goal = _goal(rng)
    clause = Clause(subject, group, goal.zh, [En("to")] + goal.en, depth=goal.depth)
    choice = rng.random()
    if choice < 0.35:
        noun = rng.choice(lexicon.NOUNS_OF["vehicle"])
        head, words = phrases.noun_words(noun, False)
        by = Zh("坐", "preposition", gloss="by")
        clause.company = Adverbial([by] + head, [En("by", by)] + words)
    elif choice < 0.55:
        start = _goal(rng)
        word = Zh("从", "preposition", gloss="from")
        clause.company = Adverbial([word] + start.zh, [En("from", word)] + start.en, start.depth)
    elif choice < 0.7:
        clause.company = company(rng)
        if clause.company.zh[0].text != "跟":
            clause.company = None
    if rng.random() < 0.45:
        found = time(rng, tense)
        if rng.random() < 0.3:
            clause.front = found
        else:
            clause.time = found
    if rng.random() < 0.15:
        clause.adverb = adverb(rng, tense, group.negated)
    return clause


def _goal(rng):
    if rng.random() < 0.5:
        zh, en = rng.choice(lexicon.CITIES)
        word = Zh(zh, "place", True, en)
        return Adverbial([word], english(en, word))
    found = phrases.place_noun(rng, ["building"])
    return Adverbial(found.zh, found.en, found.depth)


def lasting(rng, simple=False):
    """"我学了三年中文": "I studied Chinese for three years"; "等了两个小时"; times that something was done."""
    unit_zh, unit_en = rng.choice(lexicon.UNITS)
    number = rng.choice([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 30])
    numeral = Zh(forms.chinese_numeral(number), "numeral", True, forms.numeral(number))
    unit = Zh(unit_zh, "unit", True, unit_en)
    first = forms.article("hour" if unit_en == "hour" else unit_en) if number == 1 else forms.numeral(number)
    phrase = [En("for"), En(first, numeral), En(forms.plural(unit_en) if number > 1 else unit_en, unit)]
    if rng.random() < 0.4:
        verb, zh_object, en_object, depth = lexicon.Verb("学", "study", ("subject",)), *_bare_object(rng, "subject")
    else:
        verb = rng.choice([verb for verb in lexicon.VERBS if not verb.objects and len(verb.zh) == 2 and verb.en in
                           ("rest", "wait", "work", "smoke", "shop", "exercise", "travel", "pray", "think", "camp", "queue", "swim",
                               "run", "sleep")])
        zh_object, en_object, depth = [], [], 1
    subject = subject_for(rng, verb, True)
    tense = rng.choice(["past", "past", "future", "wish", "modal"])
    group = phrases.verb_group(rng, subject, verb, tense)
    clause = Clause(subject, group, [numeral, unit] + zh_object, en_object + phrase, depth=depth)
    if rng.random() < 0.3:
        clause.place = phrases.place(rng)
    elif rng.random() < 0.3:
        clause.adverb = adverb(rng, tense, False)
    return clause


def _bare_object(rng, kind):
    found = phrases.bare(rng, [kind], 0)
    return found.zh, found.en, found.depth


def passive(rng, simple=False):
    """"苹果被他吃了": "The apple was eaten by him"."""
    verb = rng.choice([verb for verb in lexicon.VERBS if verb.objects and not verb.stative and verb.en not in
                       ("visit", "play", "study", "teach", "see", "receive", "leave", "watch", "win", "wear", "bring")])
    kinds = list(verb.objects)
    found = phrases.definite(rng, kinds)
    agent = rng.choice([phrases.pronoun, phrases.name, lambda r: phrases.pointed(r, ["person"]), lambda r: phrases.counted(r, ["person"]),
                        lambda r: phrases.owned(r, ["person"], 0), lambda r: phrases.bare(r, ["person"], 0)])(rng)
    if verb.subjects == ("animal",):
        agent = phrases.pointed(rng, ["animal"])
    word, mark, end = Zh(verb.zh, "verb", True, verb.en), Zh("被", "bei", gloss="by"), Zh("了", "aspect")
    first, _, rest = verb.en.partition(" ")
    done = forms.participle(first) + (" " + rest if rest else "")
    group = VerbGroup([], [word, end], [En(phrases.be(found, "past"))], english(done, word), "past")
    clause = Clause(found, group, [], [En("by", mark)] + agent.as_object(), [mark] + agent.zh, depth=1 + agent.depth)
    if rng.random() < 0.35:
        clause.time = time(rng, "past")
    elif rng.random() < 0.25:
        clause.adverb = adverb(rng, "past", False)
    return clause


def topic(rng, simple=False):
    """"那本书我读过": "I have read that book": the object first, as what is spoken of."""
    verb = rng.choice([verb for verb in lexicon.VERBS if verb.objects and "person" not in verb.objects and "person" in verb.subjects])
    subject = phrases.pronoun(rng) if rng.random() < 0.7 else phrases.name(rng)
    tense = "present" if verb.stative else rng.choice(["past", "perfect", "future", "wish", "modal"])
    found = phrases.pointed(rng, list(verb.objects))
    group = phrases.verb_group(rng, subject, verb, tense, rng.random() < 0.25)
    clause = Clause(subject, group, [], found.en, front=Adverbial(found.zh, []), depth=1 + found.depth)
    if rng.random() < 0.3 and not verb.stative:
        clause.time = time(rng, tense)
    elif rng.random() < 0.25:
        clause.adverb = adverb(rng, tense, group.negated)
    return clause


def thought(rng, simple=False):
    """"我知道你喜欢猫": "I know that you like cats"."""
    zh, en = rng.choice([("知道", "know"), ("觉得", "think"), ("说", "say"), ("相信", "believe"), ("发现", "discover"), ("听说", "hear"),
        ("担心", "worry")])
    verb = lexicon.Verb(zh, en, ("clause",))
    subject = phrases.pronoun(rng) if rng.random() < 0.6 else phrases.name(rng) if rng.random() < 0.5 else phrases.owned(rng, ["person"], 0)
    negated = rng.random() < 0.15
    group = phrases.verb_group(rng, subject, verb, "present", negated)
    zh_inner, en_inner, depth = statement(rng, SIMPLE, True)
    clause = Clause(subject, group, zh_inner, [En("that")] + en_inner, depth=depth)
    if rng.random() < 0.15:
        clause.adverb = adverb(rng, "present", negated)
    return clause


# Clauses around "be" and "have", whose English has its own places.

@dataclass
class Said:
    """Chinese words; in English a subject, a finite verb that questions put first, the rest; `asked` where questions need "do"."""
    zh: list
    subject: list
    finite: En
    rest: list
    depth: int
    asked: tuple = None  # (do, rest)

    def statement(self):
        return self.subject + [self.finite] + self.rest

    def question(self, asked=()):
        finite, rest = self.asked or (self.finite, self.rest)
        return list(asked) + [finite] + self.subject + rest


def be_clause(zh, subject, rest, depths, verb=None):
    return Said(zh, subject.en, En(phrases.be(subject), verb), rest, 1 + max([subject.depth] + list(depths)))


def adverb_and_not(adverb_words, negated):
    return list(adverb_words) + ([En("not", negated)] if negated else [])


def thing_subject(rng, kinds):
    return rng.choice([phrases.pointed, phrases.owned, phrases.bare, phrases.pointed])(rng, kinds)


PREDICATED = [kind for kind in lexicon.ADJECTIVES_OF]


def predicated(rng):
    """(subject, adjective) that go together."""
    kind = "person" if rng.random() < 0.4 else rng.choice(PREDICATED)
    if kind == "person":
        choice = rng.random()
        subject = (phrases.pronoun(rng) if choice < 0.4 else phrases.name(rng) if choice < 0.65 else thing_subject(rng, ["person"]))
    else:
        subject = related(rng, [kind]) if rng.random() < 0.2 else thing_subject(rng, [kind])
    adjective = rng.choice(lexicon.ADJECTIVES_OF[subject.kind])
    return subject, adjective


def also(rng, chance=0.15):
    if rng.random() > chance:
        return [], []
    zh, en = rng.choice([("也", "also"), ("总是", "always"), ("其实", "actually"), ("常常", "often"), ("真的", "really")])
    word = Zh(zh, "adverb", True, en)
    return [word], [En(en, word)]


def quality(rng, simple=False):
    """"那只猫很大": "That cat is very big"; with 太 "too", with 最 "the biggest"."""
    subject, adjective = predicated(rng)
    word = Zh(adjective.zh, "adjective", True, adjective.en)
    zh_also, en_also = also(rng)
    if rng.random() < 0.2:
        no = phrases.negation("不")
        return be_clause(subject.zh + zh_also + [no, word], subject, adverb_and_not(en_also, no) + english(adjective.en, word), [1])
    zh, en = rng.choice(lexicon.DEGREES)
    degree = Zh(zh, "degree", True, en)
    if en == "more and more":
        return be_clause(subject.zh + [degree, word], subject, [En("getting", degree)] + more_and_more(adjective, word, degree), [1])
    return be_clause(subject.zh + zh_also + [degree, word], subject, en_also + english(en, degree) + english(adjective.en, word), [1])


def more_and_more(adjective, word, degree):
    comparative = forms.compared(adjective.en)[0]
    doubled = "more and " + comparative if comparative.startswith("more ") else comparative + " and " + comparative
    return [En(part, degree if part in ("more", "and") else word) for part in doubled.split()]


def too(rng, simple=False):
    """"这本书太贵了": "This book is too expensive"; "最": "the most expensive"."""
    subject, adjective = predicated(rng)
    word = Zh(adjective.zh, "adjective", True, adjective.en)
    if rng.random() < 0.6:
        degree = Zh("太", "degree", True, "too")
        return be_clause(subject.zh + [degree, word, Zh("了", "aspect")], subject, [En("too", degree)] + english(adjective.en, word), [1])
    degree = Zh("最", "degree", True, "most")
    superlative = forms.compared(adjective.en)[1]
    words = [En("the")] + [En(part, degree if part == "most" else word) for part in superlative.split()]
    return be_clause(subject.zh + [degree, word], subject, words, [1])


def coloured(rng, simple=False):
    """"我的车是红色的": "My car is red"."""
    subject = thing_subject(rng, list(lexicon.COLOURED))
    zh, en = rng.choice(lexicon.COLOURS)
    word, verb = Zh(zh, "adjective", True, en), Zh("是", "copula", gloss="be")
    zh_also, en_also = also(rng)
    no = phrases.negation("不") if rng.random() < 0.25 else None
    zh_words = subject.zh + zh_also + ([no] if no else []) + [verb, word, Zh("的", "de")]
    return be_clause(zh_words, subject, adverb_and_not(en_also, no) + [En(en, word)], [1], verb)


def identity(rng, simple=False):
    """"他是老师": "He is a teacher"; "我们是学生": "We are students"."""
    subject = phrases.pronoun(rng) if rng.random() < 0.5 else phrases.name(rng) if rng.random() < 0.5 else phrases.pointed(rng,
        ["person"], 0)
    verb = Zh("是", "copula", gloss="be")
    zh_also, en_also = also(rng)
    no = phrases.negation("不") if rng.random() < 0.2 else None
    what_zh, what_en, depth = _what_somebody_is(rng, subject)
    return be_clause(subject.zh + zh_also + ([no] if no else []) + [verb] + what_zh, subject, adverb_and_not(en_also, no) + what_en,
        [depth], verb)


def _what_somebody_is(rng, subject):
    choice = rng.random()
    if choice >= 0.5:
        what = phrases.owned(rng, ["person"]) if choice < 0.8 else related(rng, ["person"])
        return what.zh, what.en, what.depth
    head, words = phrases.noun_words(phrases.noun_of(rng, ["person"]), subject.plural)
    zh, en = phrases.adjective_for(rng, "person") if rng.random() < 0.35 else ([], [])
    en = en + words
    return zh + head, en if subject.plural else [En(forms.article(en[0].text))] + en, 2 if zh else 1


def existence(rng, simple=False):
    """"桌子上有一本书": "There is a book on the table"."""
    where = phrases.side(rng, rng.choice(["building", "building", "surface", "container", "outdoors", "city"]))
    have = Zh("有", "have", gloss="there is")
    kinds = rng.choice([["thing", "reading", "food", "animal", "plant", "clothes", "tool"], ["person", "animal", "vehicle"]])
    no = phrases.negation("没") if rng.random() < 0.2 else None
    found = phrases.bare(rng, kinds) if no or rng.random() < 0.3 else phrases.counted(rng, kinds)
    finite = En("are" if found.plural else "is")
    none = [En("no", no)] if no else []
    return Said(where.zh + ([no] if no else []) + [have] + found.zh, [En("there", have)], finite, none + found.en + where.en,
                1 + max(where.depth, found.depth))


def location(rng, simple=False):
    """"书在桌子上": "The book is on the table"."""
    subject = located(rng)
    where = phrases.side(rng, rng.choice(["building", "surface", "container", "outdoors", "city"]))
    zh_also, en_also = also(rng)
    no = phrases.negation("不") if rng.random() < 0.2 else None
    time_word = time(rng, "now") if rng.random() < 0.2 else None
    zh = subject.zh + zh_of(time_word) + zh_also + ([no] if no else []) + [Zh("在", "preposition")] + where.zh
    return be_clause(zh, subject, adverb_and_not(en_also, no) + where.en + en_of(time_word), [where.depth])


def located(rng):
    return rng.choice([phrases.pronoun, phrases.name, lambda r: phrases.definite(r,
        ["person", "thing", "animal", "reading", "clothes", "tool"]),
                       lambda r: phrases.definite(r, ["person", "thing", "animal", "reading", "food", "jewel"])])(rng)


def possession(rng, simple=False):
    """"我有两只猫": "I have two cats"."""
    subject = subject_for(rng, lexicon.Verb("有", "have", ("thing",)), True)
    kinds = rng.choice([["animal", "thing", "vehicle", "reading", "instrument"], ["person", "idea", "clothes", "jewel", "tool"]])
    word = Zh("有", "have", gloss="have")
    zh_also, en_also = also(rng)
    no = phrases.negation("没") if rng.random() < 0.25 else None
    found = phrases.bare(rng, kinds) if no or rng.random() < 0.2 else phrases.counted(rng, kinds)
    zh = subject.zh + zh_also + ([no] if no else []) + [word] + found.zh
    depth = 1 + max(subject.depth, found.depth)
    do, base = En(phrases.do(subject)), [En("have", word)] + found.en
    if no:
        return Said(zh, subject.en + en_also, do, [En("not", no)] + base, depth)
    have = "has" if phrases.is_third(subject) else "have"
    return Said(zh, subject.en + en_also, En(have, word), found.en, depth, (do, base))


def compared_pair(rng):
    """(subject, standard, adjective)"""
    subject, adjective = predicated(rng)
    if subject.kind == "person":
        other = rng.choice([phrases.pronoun, phrases.name, lambda r: phrases.pointed(r, ["person"], 0),
            lambda r: phrases.owned(r, ["person"], 0)])(rng)
    else:
        other = thing_subject(rng, [subject.kind])
    return subject, other, adjective


def comparison(rng, simple=False):
    """"猫比狗小": "Cats are smaller than dogs"."""
    subject, other, adjective = compared_pair(rng)
    word, than = Zh(adjective.zh, "adjective", True, adjective.en), Zh("比", "bi", gloss="than")
    choice = rng.random()
    behind, amount = [], []
    if choice < 0.4:
        zh, en = ("得多", "much") if choice < 0.2 else ("一点", "a little")
        measure = Zh(zh, "amount", True, en)
        behind, amount = [measure], english(en, measure)
    zh_also, en_also = also(rng, 0.1)
    zh = subject.zh + zh_also + [than] + other.zh + [word] + behind
    rest = en_also + amount + english(forms.compared(adjective.en)[0], word) + [En("than", than)] + other.as_object()
    return be_clause(zh, subject, rest, [other.depth])


def equality(rng, simple=False):
    """"他跟我一样高": "He is as tall as me"; "没有 ... 那么": "not as tall as"."""
    subject, other, adjective = compared_pair(rng)
    word = Zh(adjective.zh, "adjective", True, adjective.en)
    if rng.random() < 0.5:
        beside, same = Zh("跟", "preposition", gloss="as"), Zh("一样", "degree", True, "as")
        rest = [En("as", same)] + english(adjective.en, word) + [En("as", beside)] + other.as_object()
        return be_clause(subject.zh + [beside] + other.zh + [same, word], subject, rest, [other.depth])
    no, so = Zh("没有", "negation", gloss="not"), Zh("那么", "degree", True, "as")
    rest = [En("not", no), En("as", so)] + english(adjective.en, word) + [En("as")] + other.as_object()
    return be_clause(subject.zh + [no] + other.zh + [so, word], subject, rest, [other.depth])


SKILLS = [("跑", "run"), ("走", "walk"), ("唱", "sing"), ("跳", "dance"), ("游", "swim"), ("写", "write"), ("说", "speak"), ("睡", "sleep"),
    ("做", "work"),
          ("飞", "fly")]
HOW = [("快", "fast"), ("慢", "slowly"), ("好", "well"), ("认真", "seriously"), ("安静", "quietly"), ("糟糕", "badly"), ("漂亮", "beautifully"),
    ("小心", "carefully")]


def skill(rng, simple=False):
    """"他跑得很快": "He runs very fast"."""
    zh, en = rng.choice(SKILLS)
    verb = Zh(zh, "verb", True, en)
    subject = subject_for(rng, lexicon.Verb("", "", ("x",)), True)
    zh_how, en_how = rng.choice(HOW)
    how, particle = Zh(zh_how, "adjective", True, en_how), Zh("得", "particle")
    do, depth = En(phrases.do(subject)), 1 + subject.depth
    if rng.random() < 0.2:
        no = phrases.negation("不")
        return Said(subject.zh + [verb, particle, no, how], subject.en, do, [En("not", no), En(en, verb), En(en_how, how)], depth)
    zh_degree, en_degree = rng.choice(lexicon.DEGREES[:2] + [("太", "too")])
    degree = Zh(zh_degree, "degree", True, en_degree)
    rest = [En(en_degree, degree), En(en_how, how)]
    text = forms.third_person(en) if phrases.is_third(subject) else en
    return Said(subject.zh + [verb, particle, degree, how], subject.en, En(text, verb), rest, depth, (do, [En(en, verb)] + rest))


SIMPLE = [transitive, transitive, intransitive, quality, location, identity, possession, journey]
STATEMENTS = [transitive, transitive, transitive, transitive, intransitive, intransitive, ba, ba, double_object, journey, journey,
    lasting, passive, topic,
              thought, quality, too, coloured, identity, existence, existence, location, possession, comparison, comparison, equality,
                  skill]


def written(made):
    """(Chinese words, English words, depth) of a Clause or what is Said."""
    if isinstance(made, Said):
        return made.zh, made.statement(), made.depth
    return chinese(made), english_statement(made), depth_of(made)


def statement(rng, kinds=None, simple=False):
    return written(rng.choice(kinds or STATEMENTS)(rng, simple))
