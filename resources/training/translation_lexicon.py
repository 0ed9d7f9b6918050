"""The words of the English-Chinese grammar. Every entry is one word of Chinese with its one English translation."""

from dataclasses import dataclass

import english_forms as forms


@dataclass(frozen=True)
class Noun:
    zh: str
    en: str
    measure: str  # its measure word; empty: a mass noun
    kind: str

    @property
    def plural(self):
        return forms.plural(self.en)


@dataclass(frozen=True)
class Verb:
    zh: str
    en: str
    objects: tuple = ()  # kinds of noun; empty: intransitive
    subjects: tuple = ("person",)
    stative: bool = False


@dataclass(frozen=True)
class Adjective:
    zh: str
    en: str
    kinds: tuple


# kind: measure word: Chinese English, ...
NOUNS_TEXT = """
person 个: 老师 teacher, 学生 student, 医生 doctor, 护士 nurse, 朋友 friend, 孩子 child, 男孩 boy, 女孩 girl, 男人 man,
 女人 woman, 农民 farmer, 工人 worker, 司机 driver, 警察 policeman, 厨师 cook, 画家 painter, 作家 writer, 歌手 singer,
 演员 actor, 记者 journalist, 律师 lawyer, 商人 merchant, 士兵 soldier, 国王 king, 王子 prince, 公主 princess,
 邻居 neighbor, 客人 guest, 同学 classmate, 同事 colleague, 经理 manager, 老板 boss, 科学家 scientist,
 工程师 engineer, 音乐家 musician, 哥哥 brother, 姐姐 sister, 妈妈 mother, 爸爸 father, 爷爷 grandfather,
 奶奶 grandmother, 叔叔 uncle, 阿姨 aunt, 儿子 son, 女儿 daughter, 丈夫 husband, 妻子 wife, 婴儿 baby,
 陌生人 stranger, 渔夫 fisherman, 裁缝 tailor, 木匠 carpenter, 诗人 poet, 教练 coach, 校长 principal,
 秘书 secretary, 飞行员 pilot, 船长 captain, 猎人 hunter, 园丁 gardener, 小偷 thief, 英雄 hero, 法官 judge,
 翻译家 translator, 导游 guide, 市长 mayor, 主人 host, 侦探 detective
animal 只: 猫 cat, 狗 dog, 鸟 bird, 羊 sheep, 鸡 chicken, 鸭子 duck, 兔子 rabbit, 老虎 tiger, 猴子 monkey, 熊 bear,
 狼 wolf, 狐狸 fox, 老鼠 mouse, 青蛙 frog, 蝴蝶 butterfly, 蜜蜂 bee, 乌龟 turtle, 熊猫 panda, 猫头鹰 owl, 鹦鹉 parrot,
 企鹅 penguin, 松鼠 squirrel, 蚂蚁 ant, 蜘蛛 spider, 鹅 goose, 鹰 eagle, 海豚 dolphin, 鹿 deer
animal 头: 牛 cow, 猪 pig, 狮子 lion, 大象 elephant, 骆驼 camel, 驴 donkey, 鲸鱼 whale
animal 条: 蛇 snake, 鱼 fish, 鲨鱼 shark
animal 匹: 马 horse, 斑马 zebra
food 个: 苹果 apple, 橙子 orange, 梨 pear, 桃子 peach, 西瓜 watermelon, 鸡蛋 egg, 饺子 dumpling, 包子 bun, 土豆 potato,
 西红柿 tomato, 柠檬 lemon, 三明治 sandwich, 汉堡 hamburger, 蘑菇 mushroom, 洋葱 onion, 南瓜 pumpkin
food 根: 香蕉 banana, 胡萝卜 carrot, 黄瓜 cucumber
food 块: 蛋糕 cake, 饼干 cookie
food 颗: 葡萄 grape, 草莓 strawberry, 樱桃 cherry
meal : 米饭 rice, 面包 bread, 牛肉 beef, 奶酪 cheese, 巧克力 chocolate, 汤 soup, 猪肉 pork, 蜂蜜 honey, 沙拉 salad
drink : 水 water, 茶 tea, 咖啡 coffee, 牛奶 milk, 果汁 juice, 啤酒 beer, 葡萄酒 wine
reading 本: 书 book, 杂志 magazine, 小说 novel, 日记 diary, 词典 dictionary
reading 份: 报纸 newspaper, 报告 report
reading 封: 信 letter, 邮件 email
reading 个: 故事 story
reading 首: 诗 poem
reading 篇: 文章 article
surface 张: 桌子 table, 床 bed, 沙发 sofa
surface 把: 椅子 chair
surface 个: 盘子 plate, 书架 bookshelf
surface 条: 毯子 blanket
container 个: 杯子 cup, 碗 bowl, 瓶子 bottle, 箱子 box, 包 bag, 篮子 basket, 抽屉 drawer, 书包 schoolbag
container 台: 冰箱 refrigerator
opening 扇: 门 door, 窗户 window
thing 把: 钥匙 key, 雨伞 umbrella, 锤子 hammer, 梳子 comb
thing 部: 手机 phone
thing 台: 电脑 computer, 电视 television, 相机 camera, 机器 machine
thing 块: 手表 watch, 石头 stone
thing 支: 铅笔 pencil, 钢笔 pen, 蜡烛 candle
thing 张: 照片 photo, 票 ticket, 地图 map
thing 幅: 画 painting
thing 件: 礼物 gift
thing 个: 玩具 toy, 球 ball, 钟 clock, 枕头 pillow, 钱包 wallet
thing 面: 镜子 mirror, 旗子 flag
thing 条: 毛巾 towel, 绳子 rope
thing 盏: 灯 lamp
tool 把: 刀 knife, 叉子 fork, 勺子 spoon
instrument 把: 吉他 guitar, 小提琴 violin
instrument 架: 钢琴 piano
instrument 支: 笛子 flute
plant 朵: 花 flower, 玫瑰 rose
plant 棵: 树 tree
plant 片: 叶子 leaf
clothes 件: 衬衫 shirt, 外套 coat, 毛衣 sweater
clothes 条: 裙子 skirt, 围巾 scarf
clothes 顶: 帽子 hat
clothes 只: 手套 glove, 袜子 sock, 鞋子 shoe
jewel 枚: 戒指 ring
jewel 条: 项链 necklace
vehicle 辆: 汽车 car, 自行车 bicycle, 公共汽车 bus, 出租车 taxi, 卡车 truck, 摩托车 motorcycle
vehicle 列: 火车 train
vehicle 架: 飞机 plane
vehicle 艘: 船 ship
building 所: 学校 school, 大学 university
building 家: 医院 hospital, 银行 bank, 商店 shop, 饭馆 restaurant, 工厂 factory, 电影院 cinema, 酒店 hotel, 咖啡馆 cafe,
 书店 bookshop, 邮局 post office, 面包店 bakery
building 座: 公园 park, 图书馆 library, 博物馆 museum, 车站 station, 机场 airport, 花园 garden, 房子 house, 城市 city,
 村子 village, 市场 market, 教堂 church, 剧院 theater, 农场 farm, 动物园 zoo, 体育馆 gym, 宫殿 palace, 监狱 prison,
 寺庙 temple
building 间: 办公室 office, 教室 classroom, 厨房 kitchen, 房间 room
building 片: 森林 forest
outdoors 座: 山 mountain, 桥 bridge, 岛 island
outdoors 条: 路 road, 街 street, 河 river
outdoors 片: 海滩 beach, 草地 meadow, 田野 field
subject : 中文 Chinese, 英文 English, 法文 French, 德文 German, 日文 Japanese, 数学 mathematics, 历史 history,
 科学 science, 物理 physics, 化学 chemistry, 音乐 music, 艺术 art
idea 个: 问题 question, 答案 answer, 秘密 secret, 名字 name, 梦 dream, 计划 plan, 主意 idea, 错误 mistake, 规则 rule
show 部: 电影 movie
show 首: 歌 song
show 场: 比赛 match
game 个: 游戏 game
"""

# Mass nouns are counted by what holds them.
MEASURES = {"drink": [("杯", "cup"), ("瓶", "bottle")], "meal": [("碗", "bowl"), ("块", "piece")]}

VERBS_TEXT = """
stative person,animal: 爱 love person animal food show plant, 喜欢 like person animal food meal drink reading plant clothes vehicle subject show,
 害怕 fear person animal, 讨厌 hate person animal food meal drink
stative person: 认识 know person, 想念 miss person animal building, 尊重 respect person, 羡慕 envy person, 相信 trust person,
 记得 remember person idea building, 需要 need thing container tool drink clothes, 明白 understand idea, 拥有 own vehicle building instrument,
 保护 protect animal plant person, 崇拜 admire person
action person,animal: 吃 eat food meal, 喝 drink drink, 看见 see person animal plant vehicle building, 追 chase animal person, 找到 find thing food animal reading,
 跟踪 follow person animal, 打 hit person animal
action animal: 咬 bite person animal
action person: 读 read reading, 写 write reading, 买 buy food drink reading thing clothes vehicle jewel instrument plant container, 卖 sell food drink thing clothes vehicle jewel plant surface,
 做 make food surface container, 洗 wash clothes container vehicle tool, 画 draw person animal plant building, 打开 open opening container,
 关上 close opening container, 修理 repair vehicle thing instrument opening, 带来 bring food drink thing, 穿 wear clothes, 戴 wear jewel,
 学习 study subject, 帮助 help person animal, 等 wait_for person vehicle, 回答 answer idea, 听 listen_to show person, 唱 sing show, 弹 play instrument,
 玩 play game, 踢 kick animal, 抓住 catch animal person, 养 raise animal, 喂 feed animal, 救 save person animal,
 拜访 visit person, 参观 visit building, 邀请 invite person, 批评 criticize person, 表扬 praise person, 骗 deceive person, 忘记 forget idea person,
 打破 break container thing, 弄丢 lose thing jewel, 切 cut food, 煮 boil food, 种 plant plant, 搬 move surface container,
 推 push vehicle surface, 扔 throw thing, 藏 hide thing food jewel reading, 偷 steal jewel vehicle thing, 借 borrow reading tool vehicle, 寄 send reading, 收到 receive reading,
 检查 check vehicle thing building, 准备 prepare meal food, 翻译 translate reading, 使用 use tool thing, 选择 choose clothes thing, 打扫 clean building,
 感谢 thank person, 遇见 meet person, 离开 leave building, 描述 describe person building, 讨论 discuss idea show reading, 驾驶 drive vehicle, 骑 ride animal,
 抱 hug person animal, 吻 kiss person, 赢 win show, 建造 build building outdoors, 设计 design building clothes vehicle, 解释 explain idea, 观看 watch show, 教 teach subject,
 找 look_for person animal thing, 照顾 look_after person animal plant, 买下 purchase building, 租 rent building vehicle,
 擦 wipe surface opening, 摸 touch animal, 嘲笑 mock person, 原谅 forgive person, 采访 interview person, 拍 photograph animal building
none person,animal: 睡觉 sleep, 跑步 run, 游泳 swim, 休息 rest, 玩耍 play, 跳 jump, 打架 fight, 消失 disappear, 等待 wait
none animal: 飞 fly
none person: 走路 walk, 跳舞 dance, 工作 work, 哭 cry, 笑 laugh, 说话 talk, 旅行 travel, 做饭 cook, 聊天 chat,
 跌倒 fall, 锻炼 exercise, 购物 shop, 散步 stroll, 抽烟 smoke, 祈祷 pray, 滑雪 ski, 钓鱼 fish, 微笑 smile, 思考 think, 生活 live,
 迟到 arrive_late, 起床 get_up, 排队 queue, 打扮 dress_up, 露营 camp, 演讲 lecture
"""

# Adjectives by the kinds of noun that they are said of.
ADJECTIVES_TEXT = """
person: 高 tall, 矮 short, 年轻 young, 老 old, 聪明 clever, 笨 stupid, 高兴 happy, 难过 sad, 生气 angry, 累 tired, 饿 hungry,
 渴 thirsty, 忙 busy, 健康 healthy, 勇敢 brave, 善良 kind, 诚实 honest, 懒 lazy, 勤劳 diligent, 富有 rich, 穷 poor, 有名 famous,
 礼貌 polite, 骄傲 proud, 害羞 shy, 孤独 lonely, 幸运 lucky, 强壮 strong, 温柔 gentle, 胖 fat, 瘦 thin, 友好 friendly,
 认真 serious, 紧张 nervous, 耐心 patient, 好奇 curious
animal: 可爱 cute, 大 big, 小 small, 聪明 clever, 饿 hungry, 危险 dangerous, 强壮 strong, 胖 fat, 快 fast, 慢 slow, 懒 lazy, 老 old,
 安静 quiet, 温柔 gentle, 丑 ugly
food meal drink: 甜 sweet, 酸 sour, 新鲜 fresh, 好吃 delicious, 便宜 cheap, 贵 expensive, 热 hot, 冷 cold
meal: 辣 spicy
reading show game: 长 long, 短 short, 有趣 interesting, 无聊 boring, 难 difficult, 简单 simple, 重要 important, 有名 famous, 新 new, 奇怪 strange
surface container opening thing tool: 大 big, 小 small, 新 new, 旧 old, 重 heavy, 轻 light, 干净 clean, 脏 dirty, 便宜 cheap, 贵 expensive, 漂亮 beautiful,
 有用 useful, 奇怪 strange, 厚 thick
container: 空 empty, 圆 round
tool: 锋利 sharp
surface: 舒服 comfortable, 宽 wide
instrument jewel: 贵 expensive, 漂亮 beautiful, 旧 old, 珍贵 precious
plant: 漂亮 beautiful, 高 tall, 新鲜 fresh, 小 small
clothes: 新 new, 旧 old, 漂亮 beautiful, 长 long, 短 short, 贵 expensive, 便宜 cheap, 舒服 comfortable, 干净 clean, 脏 dirty, 丑 ugly
vehicle: 新 new, 旧 old, 快 fast, 慢 slow, 大 big, 贵 expensive, 安全 safe, 方便 convenient
building outdoors: 大 big, 小 small, 安静 quiet, 漂亮 beautiful, 古老 ancient, 有名 famous, 干净 clean, 吵 noisy, 安全 safe, 危险 dangerous, 神秘 mysterious
building: 现代 modern, 明亮 bright
outdoors: 宽 wide, 窄 narrow, 长 long
subject: 难 difficult, 有趣 interesting, 重要 important, 无聊 boring, 容易 easy
idea: 好 good, 坏 bad, 简单 simple, 难 difficult, 重要 important, 奇怪 strange, 有趣 interesting, 疯狂 crazy
"""

# Colours stand before nouns with 的, and behind 是 with 的.
COLOURS = [tuple(pair.split()) for pair in "红色 red, 蓝色 blue, 绿色 green, 黑色 black, 白色 white, 黄色 yellow, 棕色 brown, 灰色 gray, 紫色 purple, 粉色 pink".split(", ")]
COLOURED = ("thing", "surface", "container", "clothes", "vehicle", "plant", "animal", "opening")

NAMES = [tuple(pair.split()) for pair in """汤姆 Tom,玛丽 Mary,约翰 John,安娜 Anna,小明 Xiaoming,小红 Xiaohong,李华 Lihua,王芳 Wangfang,彼得 Peter,
露西 Lucy,杰克 Jack,爱丽丝 Alice,大卫 David,保罗 Paul,艾玛 Emma,汉斯 Hans,索菲 Sophie,马克 Mark,简 Jane,罗伯特 Robert,海伦 Helen,乔治 George,
张伟 Zhangwei,刘洋 Liuyang,丽丽 Lili,艾伦 Alan,苏珊 Susan,迈克 Mike,凯特 Kate,亨利 Henry""".replace("\n", "").split(",")]

CITIES = [tuple(pair.split(None, 1)) for pair in """北京 Beijing,上海 Shanghai,中国 China,英国 England,法国 France,美国 America,德国 Germany,日本 Japan,巴黎 Paris,
伦敦 London,东京 Tokyo,意大利 Italy,西班牙 Spain,柏林 Berlin,香港 Hong Kong,南京 Nanjing,广州 Guangzhou,罗马 Rome,印度 India,俄国 Russia,埃及 Egypt,纽约 New York""".replace("\n", "").split(",")]

# zh, subject, object, possessive, person, plural
PRONOUNS = [("我", "I", "me", "my", 1, False), ("你", "you", "you", "your", 2, False), ("他", "he", "him", "his", 3, False),
            ("她", "she", "her", "her", 3, False), ("我们", "we", "us", "our", 1, True), ("你们", "you", "you", "your", 2, True),
            ("他们", "they", "them", "their", 3, True)]

# Which tenses a time goes with: present, past, future, now (progressive).
TIMES = [tuple(entry.split("|")) for entry in """每天|every day|present
每年|every year|present
每个月|every month|present
每个星期|every week|present
周末|on weekends|present
早上|in the morning|present past future
晚上|in the evening|present past future
下午|in the afternoon|present past future
中午|at noon|present past future
夜里|at night|present past future
春天|in spring|present past future
夏天|in summer|present past future
秋天|in autumn|present past future
冬天|in winter|present past future
星期一|on Monday|past future
星期二|on Tuesday|past future
星期三|on Wednesday|past future
星期四|on Thursday|past future
星期五|on Friday|past future
星期六|on Saturday|past future
星期日|on Sunday|past future
昨天|yesterday|past
去年|last year|past
上个月|last month|past
上个星期|last week|past
昨晚|last night|past
明天|tomorrow|future
明年|next year|future
下个月|next month|future
下个星期|next week|future
今晚|tonight|future
现在|now|now
今天|today|present past future now""".splitlines()]

# Units that are counted: in "three days ago", "for three days".
UNITS = [("天", "day"), ("年", "year"), ("个月", "month"), ("个星期", "week"), ("个小时", "hour"), ("分钟", "minute")]

# Adverbs before the verb in both languages: zh, en, tenses.
ADVERBS = [("常常", "often", "present past"), ("总是", "always", "present past"), ("有时", "sometimes", "present past"),
           ("也", "also", "present past future now modal"), ("只", "only", "present past future modal"),
           ("很少", "rarely", "present past"), ("通常", "usually", "present past"), ("真的", "really", "present past"),
           ("终于", "finally", "past"), ("突然", "suddenly", "past"), ("可能", "probably", "future"), ("肯定", "certainly", "future"),
           ("还", "still", "present now"), ("从来不", "never", "present"), ("几乎", "almost", "past"), ("马上", "immediately", "past future"),
           ("其实", "actually", "present past future")]
# Manner: zh (with 地), en; behind the verb and its object in English.
MANNERS = [("慢慢", "slowly"), ("快快", "quickly"), ("安静", "quietly"), ("高兴", "happily"), ("生气", "angrily"), ("小心", "carefully"), ("认真", "seriously"),
           ("难过", "sadly"), ("勇敢", "bravely"), ("骄傲", "proudly"), ("耐心", "patiently"), ("温柔", "gently"), ("偷偷", "secretly"),
           ("礼貌", "politely"), ("努力", "hard")]
DEGREES = [("很", "very"), ("非常", "extremely"), ("有点", "a little"), ("真", "really"), ("不太", "not very"), ("越来越", "more and more")]
# zh, en auxiliary or phrase, form: "bare" auxiliaries invert; the others are verbs with "to".
MODALS = [("会", "will"), ("能", "can"), ("可以", "may"), ("应该", "should"), ("必须", "must")]
WANTS = [("想", "want to"), ("打算", "plan to"), ("希望", "hope to"), ("愿意", "agree to"), ("决定", "decide to")]


def _entries(text):
    """(head, entries) of every "head: a, b, c" line; a line that begins with a space goes on."""
    joined = text.strip().replace(",\n ", ", ").replace(", \n ", ", ")
    for line in joined.splitlines():
        head, _, rest = line.partition(":")
        yield head, [entry.strip() for entry in rest.split(", ") if entry.strip()]


def _nouns():
    for head, entries in _entries(NOUNS_TEXT):
        kind, _, measure = head.partition(" ")
        for entry in entries:
            zh, en = entry.split(None, 1)
            yield Noun(zh, en, measure.strip(), kind)


def _verbs():
    for head, entries in _entries(VERBS_TEXT):
        manner, subjects = head.split()
        for entry in entries:
            zh, en, *objects = entry.split()
            yield Verb(zh, en.replace("_", " "), tuple(objects), tuple(subjects.split(",")), manner == "stative")


def _adjectives():
    kinds = {}
    for head, entries in _entries(ADJECTIVES_TEXT):
        for entry in entries:
            kinds.setdefault(tuple(entry.split(None, 1)), []).extend(head.split())
    return [Adjective(zh, en, tuple(of)) for (zh, en), of in kinds.items()]


NOUNS = list(_nouns())
VERBS = list(_verbs())
ADJECTIVES = _adjectives()


def _grouped(entries, kinds_of):
    groups = {}
    for entry in entries:
        for kind in kinds_of(entry):
            groups.setdefault(kind, []).append(entry)
    return groups


NOUNS_OF = _grouped(NOUNS, lambda noun: [noun.kind])
ADJECTIVES_OF = _grouped(ADJECTIVES, lambda adjective: adjective.kinds)
TRANSITIVE_OF = _grouped([verb for verb in VERBS if verb.objects], lambda verb: verb.subjects)
INTRANSITIVE_OF = _grouped([verb for verb in VERBS if not verb.objects], lambda verb: verb.subjects)


def word_count():
    """Chinese words with a translation of their own."""
    lists = [[noun.zh for noun in NOUNS], [verb.zh for verb in VERBS], [adjective.zh for adjective in ADJECTIVES]]
    lists += [[entry[0] for entry in table] for table in (COLOURS, NAMES, CITIES, PRONOUNS, TIMES, UNITS, ADVERBS, MANNERS, DEGREES, MODALS, WANTS)]
    return len({word for words in lists for word in words})


def check():
    """Throws where a word of one class has two translations, which would make sentences ambiguous."""
    for words in (NOUNS, VERBS, ADJECTIVES):
        seen = {}
        for word in words:
            if seen.setdefault(word.zh, word.en) != word.en:
                raise ValueError(f"{word.zh} is {seen[word.zh]} and {word.en}")


if __name__ == "__main__":
    check()
    print(word_count(), "words;", len(NOUNS), "nouns,", len(VERBS), "verbs,", len(ADJECTIVES), "adjectives")
