#!/usr/bin/env python3
"""Writes Chinese of known structure, from a grammar of the project's own, for models that read Chinese:

    python3 resources/training/chinese_grammar.py FOLDER [--documents 60000] [--seed 1]

FOLDER/bilingual-decoder/chinese.txt: one line is one paragraph, an empty line ends a document. Kinds of document: what
它, 他 or 她 refers to; stories that keep to their people and names; lists; quotation; numbers; everyday sentences; and sentence
pairs, Chinese and English, of translation_grammar. Tang and Song poems, which make_corpus.py has fetched, stand among
them, and in poems.txt, too, since they are few. --evaluation DIR writes held-out-chinese.jsonl there, of documents that
are not in the text.
"""

import argparse
import json
import os
import random

import english_forms as forms
import running_texts
import translation_clauses as clauses
import translation_grammar
import translation_lexicon as lexicon
import translation_phrases as phrases
import translation_sentences as sentences

HELD_OUT_EVERY = 12  # each 12th poem is held out
WOMEN = set("Mary Anna Xiaohong Wangfang Lucy Alice Emma Sophie Jane Helen Lili Susan Kate".split())
NAMES = {True: [zh for zh, en in lexicon.NAMES if en in WOMEN], False: [zh for zh, en in lexicon.NAMES if en not in WOMEN]}
PRONOUN = {True: "她", False: "他"}


def person(rng):
    """(name, pronoun)"""
    woman = rng.random() < 0.5
    return rng.choice(NAMES[woman]), PRONOUN[woman]


def two_people(rng):
    """A man and a woman in either order: ((name, pronoun), (name, pronoun))"""
    woman = rng.random() < 0.5
    return tuple((rng.choice(NAMES[is_woman]), PRONOUN[is_woman]) for is_woman in (woman, not woman))


def nouns(*kinds):
    return [noun for kind in kinds for noun in lexicon.NOUNS_OF[kind] if noun.measure]


def one(rng, *kinds):
    """"一只猫" """
    noun = rng.choice(nouns(*kinds))
    return "一" + noun.measure + noun.zh, noun


def text_of(words):
    return "".join(word.text for word in words)


# What a pronoun refers to. Each kind names (first noun, second noun, sentence with both), and reasons for the first and the second.

CROSSED = [("路", "条", "过"), ("街", "条", "过"), ("河", "条", "过"), ("桥", "座", "过"), ("沙漠", "片", "穿过"), ("森林", "片", "穿过")]
ANIMAL_REASONS = ["太累了", "太害怕了", "太饿了", "生病了", "受伤了", "太小了", "太渴了", "想回家"]
WAY_REASONS = {"路": ["太宽了", "太滑了", "太危险了"], "街": ["太宽了", "太吵了", "太危险了"], "河": ["太深了", "太宽了", "太冷了"], "桥": ["太窄了", "太高了", "太长了"],
               "沙漠": ["太大了", "太热了", "太干了"], "森林": ["太黑了", "太大了", "太密了"]}
CONTAINED = [("箱子", "个"), ("包", "个"), ("书包", "个"), ("抽屉", "个"), ("篮子", "个"), ("盒子", "个")]
THINGS = ["礼物", "雨伞", "球", "枕头", "相机", "锤子", "毯子", "词典", "地图", "帽子", "小提琴", "电脑"]
VESSELS = [("杯子", "瓶子"), ("碗", "锅"), ("桶", "杯子"), ("瓶子", "碗")]


def crossing(rng):
    animal = rng.choice(nouns("animal"))
    way, measure, verb = rng.choice(CROSSED)
    reason = rng.choice(ANIMAL_REASONS if rng.random() < 0.5 else WAY_REASONS[way])
    first = f"那{animal.measure}{animal.zh}"
    second = f"那{measure}{way}"
    if rng.random() < 0.5:
        return f"{first}没有{verb}{second}，因为它{reason}。"
    return f"{second}{first}没有{verb}，因为它{reason}。"


def fitting(rng):
    thing = rng.choice(THINGS)
    holder, measure = rng.choice(CONTAINED)
    reason = rng.choice(["太大了", "太长了", "太重了"] if rng.random() < 0.5 else ["太小了", "太窄了", "已经满了"])
    if rng.random() < 0.5:
        return f"{thing}放不进这{measure}{holder}，因为它{reason}。"
    return f"这{measure}{holder}放不下{thing}，因为它{reason}。"


def pouring(rng):
    first, second = rng.choice(VESSELS)
    drink = rng.choice(lexicon.NOUNS_OF["drink"]).zh
    reason = rng.choice(["空了", "满了"])
    if rng.random() < 0.5:
        return f"{person(rng)[0]}把{first}里的{drink}倒进{second}，直到它{reason}。"
    return f"{person(rng)[0]}往{second}里倒{first}里的{drink}，直到它{reason}。"


GIVERS = ["想帮忙", "有两{0}", "不需要它了", "很大方"]
TAKERS = ["过生日", "没有{1}", "很需要它", "借过很多次"]


def giving(rng):
    (first, her), (second, him) = two_people(rng)
    gift, noun = one(rng, "thing", "reading", "clothes", "tool")
    reason, who = (rng.choice(GIVERS), her) if rng.random() < 0.5 else (rng.choice(TAKERS), him)
    reason = reason.format(noun.measure, noun.zh)
    verb = rng.choice(["送给", "给", "借给"])
    if rng.random() < 0.5:
        return f"{first}{verb}{second}{gift}，因为{who}{reason}。"
    return f"{second}收到了{first}的{noun.zh}，因为{who}{reason}。"


EATEN = [("吃了", "food", ["太饿了", "喜欢甜的东西"], ["很新鲜", "很甜", "很好吃"])]


def eating(rng):
    animal, food = rng.choice(nouns("animal")), rng.choice(nouns("food"))
    reason = rng.choice(EATEN[0][2] if rng.random() < 0.5 else EATEN[0][3])
    if rng.random() < 0.5:
        return f"{animal.zh}吃了那{food.measure}{food.zh}，因为它{reason}。"
    return f"那{food.measure}{food.zh}被{animal.zh}吃了，因为它{reason}。"


def reference(rng):
    return ["".join(rng.choice([crossing, fitting, pouring, giving, eating])(rng) for _ in range(rng.randint(2, 4)))]


# Stories: the same people all through, by name first, then by pronoun.

SHOPS = [("书店", "reading"), ("面包店", "food"), ("商店", "clothes"), ("商店", "thing"), ("市场", "food"), ("市场", "plant"), ("花园", "plant")]
TIMES = ["昨天", "早上", "下午", "星期六", "星期日", "晚上", "有一天"]
FEELINGS = ["非常高兴", "很高兴", "有点累", "很惊讶", "很感动"]


def shopping(rng):
    (first, her), (second, him) = two_people(rng)
    shop, kind = rng.choice(SHOPS)
    noun = rng.choice(nouns(kind))
    number = rng.randint(1, 9)
    amount = forms.chinese_numeral(number) + noun.measure + noun.zh
    color = rng.choice(lexicon.ADJECTIVES_OF[kind]).zh
    verb = "摘" if shop == "花园" else "买"
    story = [f"{rng.choice(TIMES)}{first}去了{shop}。", f"{her}在{shop}里{verb}了{amount}。", f"{noun.zh}很{color}。"]
    story.append(rng.choice([f"{her}把{noun.zh}送给了{second}。", f"后来，{her}遇见了{second}，把{noun.zh}给了{him}。"]))
    story.append(rng.choice([f"{him}{rng.choice(FEELINGS)}。", f"{second}说：“谢谢你，{first}。”",
        f"{second}{rng.choice(FEELINGS)}，因为{him}很喜欢{noun.zh}。"]))
    if rng.random() < 0.5:
        story.append(f"然后{first}和{second}一起{rng.choice(['回家了', '去公园散步', '喝茶', '吃饭', '看电影'])}。")
    return story


def work_day(rng):
    name, pronoun = person(rng)
    job = rng.choice(nouns("person")[:40])
    place = rng.choice(nouns("building"))
    city = rng.choice(lexicon.CITIES)[0]
    hobby = rng.choice(["唱歌", "游泳", "跑步", "读书", "跳舞", "旅行", "做饭", "画画", "钓鱼", "聊天"])
    hour = rng.randint(5, 9)
    vehicle = rng.choice(["公共汽车", "地铁", "自行车", "出租车", "火车"])
    ride = ("骑" if vehicle == "自行车" else "坐") + vehicle
    story = [f"{name}是一个{job.zh}，住在{city}。", f"{pronoun}在一{place.measure}{place.zh}工作。",
             f"{pronoun}每天早上{forms.chinese_numeral(hour)}点起床，{ride}去{place.zh}。",
             f"{rng.choice(['晚上', '周末', '下午'])}{pronoun}喜欢{hobby}。"]
    if rng.random() < 0.6:
        animal = rng.choice(nouns("animal"))
        story.append(f"{name}有一{animal.measure}{animal.zh}，{pronoun}很爱这{animal.measure}{animal.zh}。")
    if rng.random() < 0.5:
        story.append(f"大家都认识{name}，因为{pronoun}{rng.choice(['很友好', '很聪明', '常常帮助别人', '很有名', '工作很努力'])}。")
    return story


def search(rng):
    (first, her), (second, him) = two_people(rng)
    noun = rng.choice(nouns("thing", "tool", "reading", "jewel"))
    wrong, right = rng.sample(["桌子上", "床下面", "书包里", "箱子里", "厨房里", "椅子上", "抽屉里", "门后面", "花园里", "沙发下面"], 2)
    return [f"{first}找不到{her}的{noun.zh}。", f"{her}问{second}：“你看见我的{noun.zh}了吗？”", f"{second}说：“它是不是在{wrong}？”",
            f"{first}看了看{wrong}，可是{noun.zh}不在{wrong}。", f"最后，{rng.choice([first, second])}在{right}找到了{noun.zh}。",
            rng.choice([f"原来{noun.zh}在{right}。", f"{first}对{second}说：“谢谢你。”", f"{her}很高兴。"])]


def story(rng):
    return ["".join(rng.choice([shopping, shopping, work_day, search])(rng))]


# Lists.

def listed(rng, items):
    return "、".join(items[:-1]) + "和" + items[-1]


def shopping_list(rng):
    name, pronoun = person(rng)
    kind = rng.choice(["food", "clothes", "thing", "reading", "animal", "plant", "tool"])
    found = rng.sample(nouns(kind), min(len(nouns(kind)), rng.randint(3, 5)))
    counted = [forms.chinese_numeral(rng.randint(1, 9)) + noun.measure + noun.zh for noun in found]
    plain = [noun.zh for noun in found]
    verb = {"animal": "看见", "plant": "种"}.get(kind, rng.choice(["买", "有", "需要", "带来"]))
    done = "" if verb in ("有", "需要") else "了"
    items = counted if rng.random() < 0.5 else plain
    text = f"{name}{verb}{done}{listed(rng, items)}。"
    if rng.random() < 0.5:
        text += f"{pronoun}最喜欢{rng.choice(plain)}。"
    if rng.random() < 0.3:
        rng.shuffle(plain)
        text += f"{listed(rng, plain)}都是{pronoun}的。"
    return text


def steps(rng):
    chosen = rng.sample(["打开门", "洗手", "关上窗户", "准备米饭", "切土豆", "煮鸡蛋", "打扫房间", "写信", "买票", "检查汽车", "喝一杯水", "穿上外套", "读报纸", "喂猫", "给花浇水"], 4)
    return f"第一，{chosen[0]}；第二，{chosen[1]}；第三，{chosen[2]}；第四，{chosen[3]}。" if rng.random() < 0.5 else (
        f"首先{chosen[0]}，然后{chosen[1]}，接着{chosen[2]}，最后{chosen[3]}。")


def numbered(rng):
    kind = rng.choice(["food", "clothes", "thing", "animal", "building", "vehicle"])
    return "\n".join(f"{at + 1}. {noun.zh}" for at, noun in enumerate(rng.sample(nouns(kind), rng.choice([3, 4, 5]))))


SERIES = ["星期一、星期二、星期三、星期四、星期五、星期六、星期日", "春天、夏天、秋天、冬天", "东、南、西、北", "一、二、三、四、五、六、七、八、九、十",
          "一月、二月、三月、四月、五月、六月、七月、八月、九月、十月、十一月、十二月", "早上、中午、下午、晚上", "红色、黄色、蓝色、绿色", "爷爷、奶奶、爸爸、妈妈"]


def series(rng):
    items = rng.choice(SERIES).split("、")
    begin = rng.randrange(0, len(items) - 2)
    return "、".join(items[begin:begin + rng.randint(3, len(items))]) + "。"


def lists(rng):
    return ["".join(rng.choice([shopping_list, steps, series])(rng)
        for _ in range(rng.randint(1, 3)))] if rng.random() < 0.85 else [numbered(rng)]


# Quotation.

def said(rng):
    """A statement in quotes, of the translation grammar."""
    return text_of(clauses.statement(rng, clauses.SIMPLE, True)[0])


def asked(rng):
    return text_of(sentences.sentence(rng, [sentences.yes_no, sentences.what, sentences.where_when_why, sentences.short_question]).zh)


def quotation(rng):
    (first, her), (second, him) = two_people(rng)
    choice = rng.random()
    if choice < 0.35:
        return [f"{first}问{second}：“{asked(rng)}？”{him}回答：“{said(rng)}。”"]
    if choice < 0.6:
        return [f"{first}说：“{said(rng)}。”{second}说：“{said(rng)}。”"]
    if choice < 0.8:
        return [f"“{said(rng)}。”{first}对{second}说。"]
    return [f"{first}：“{asked(rng)}？”", f"{second}：“{said(rng)}。”", f"{first}：“{rng.choice(['是吗', '真的吗', '为什么'])}？”",
        f"{second}：“因为{said(rng)}。”"]


# Numbers.

def number(value):
    return forms.chinese_numeral(value, False) if value else "零"


def sums(rng):
    first, second = rng.randint(1, 20), rng.randint(1, 20)
    if rng.random() < 0.6:
        return f"{number(first)}加{number(second)}等于{number(first + second)}。"
    first, second = max(first, second), min(first, second)
    return f"{number(first)}减{number(second)}等于{number(first - second)}。"


def prices(rng):
    noun = rng.choice(nouns("food", "thing", "tool", "clothes", "plant"))
    price, count = rng.randint(1, 9), rng.randint(2, 9)
    return (f"一{noun.measure}{noun.zh}{number(price) if price != 2 else '两'}块钱，{forms.chinese_numeral(count)}{noun.measure}{noun.zh}{number(price * count)}块钱。")


def larger(rng):
    first, second = rng.sample(range(1, 100), 2)
    return f"{number(first)}比{number(second)}{'大' if first > second else '小'}。"


def counting(rng):
    begin, step = rng.randint(1, 40), rng.choice([1, 1, 1, 2, 5, 10])
    values = [begin + step * at for at in range(rng.randint(4, 8))]
    return "、".join(number(value) for value in values if value < 100) + "。"


def remaining(rng):
    name, pronoun = person(rng)
    noun = rng.choice(nouns("food", "thing", "animal"))
    first = rng.randint(3, 20)
    away = rng.randint(1, first - 1)
    left = first - away
    return f"{name}有{forms.chinese_numeral(first)}{noun.measure}{noun.zh}，{pronoun}送走了{forms.chinese_numeral(away)}{noun.measure}，还有{forms.chinese_numeral(left)}{noun.measure}。"


def numbers(rng):
    return ["".join(rng.choice([sums, sums, prices, larger, counting, remaining])(rng) for _ in range(rng.randint(2, 5)))]


# Everyday sentences and pairs.

TALK = ["你好！", "你好吗？我很好，谢谢。", "再见！", "早上好！", "晚上好！", "对不起。没关系。", "谢谢你。不客气。", "请问，现在几点？现在八点。", "你叫什么名字？我叫{0}。", "认识你很高兴。",
        "今天天气很好。", "今天天气怎么样？今天有点冷。", "外面正在下雨。", "请坐。", "请进。", "我们走吧。", "祝你生日快乐！", "新年快乐！", "你会说中文吗？我会说一点。", "这个多少钱？{1}块钱。",
        "太贵了，便宜一点吧。", "我想喝水。", "我饿了。", "我不知道。", "没问题。", "当然可以。", "我听不懂。", "请再说一遍。", "请等一下。", "一路平安！", "明天见。", "祝你好运。"]


def everyday(rng):
    parts = []
    for _ in range(rng.randint(3, 6)):
        if rng.random() < 0.25:
            parts.append(rng.choice(TALK).format(person(rng)[0], number(rng.randint(1, 99))))
        else:
            made = sentences.sentence(rng, sentences.WHOLE)
            parts.append(text_of(made.zh) + ("？" if made.question else "。"))
    return ["".join(parts)]


def pairs(rng):
    """Chinese and English of the same sentence, in either order."""
    lines = []
    for _ in range(rng.randint(2, 4)):
        made = sentences.sentence(rng, sentences.WHOLE)
        found = translation_grammar.Pair(made, "?" if made.question else ".")
        lines.append((found.source, found.target))
    forward = rng.random() < 0.5
    return [" = ".join(line if forward else line[::-1]) for line in lines]


KINDS = [reference] * 3 + [story] * 4 + [lists] * 2 + [quotation] * 3 + [numbers] * 2 + [everyday] * 4 + [pairs] * 2


def document(rng):
    """The lines of one document."""
    return rng.choice(KINDS)(rng)


def write(folder, seed, poems=(), documents=60000):
    """Writes the training text below folder, poems (lists of lines) among it; returns the set of its documents."""
    target = os.path.join(folder, "bilingual-decoder")
    os.makedirs(target, exist_ok=True)
    rng = random.Random(seed)
    verses = ["\n".join(lines) for lines in trained_poems(poems)]
    texts = list(dict.fromkeys(["\n".join(document(rng)) for _ in range(documents)] + verses))
    rng.shuffle(texts)
    _write_documents(os.path.join(target, "chinese.txt"), texts)
    if verses:
        _write_documents(os.path.join(target, "poems.txt"), verses)
    return set(texts)


def _write_documents(path, texts):
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.writelines(text + "\n\n" for text in texts)


def trained_poems(poems):
    return [lines for at, lines in enumerate(poems) if at % HELD_OUT_EVERY != HELD_OUT_EVERY // 2]


def held_out_poems(poems):
    return [lines for at, lines in enumerate(poems) if at % HELD_OUT_EVERY == HELD_OUT_EVERY // 2]


def write_evaluation(folder, seed, trained, poems=(), documents=400):
    """Writes held-out-chinese.jsonl: poems and documents that are not among the trained ones. A poem of one title may stand in the
    collection twice, so that held-out poems are compared, too."""
    rng, found = random.Random(seed + 1000003), []
    while len(found) < documents:
        text = "\n".join(document(rng))
        if text not in trained:
            found.append(text)
    verses = [text for text in ("\n".join(lines) for lines in held_out_poems(poems)) if text not in trained]
    with open(os.path.join(folder, "held-out-chinese.jsonl"), "w", encoding="utf-8", newline="\n") as file:
        file.writelines(_evaluation_line("poem", text) for text in verses)
        file.writelines(_evaluation_line("sentences", text) for text in found)


def _evaluation_line(kind, text):
    return json.dumps({"kind": kind, "text": text}, ensure_ascii=False, separators=(",", ":")) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder")
    parser.add_argument("--documents", type=int, default=60000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--evaluation")
    arguments = parser.parse_args()
    poems = running_texts.chinese_poems(os.path.join(arguments.folder, "packages", "debian", "root"))
    trained = write(arguments.folder, arguments.seed, poems, arguments.documents)
    print(len(trained), "documents")
    if arguments.evaluation:
        write_evaluation(arguments.evaluation, arguments.seed, trained, poems)


if __name__ == "__main__":
    main()
