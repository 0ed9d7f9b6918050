// Makes tests/data/tokenizers/lines.txt and one file of hashes for each full-size vocabulary, by the tokenizers
// library for JavaScript, which token ids follow. In a folder where `npm install @huggingface/tokenizers` was run:
//
//   node make_tokenizer_goldens.mjs OUT_FOLDER bert-uncased=FOLDER gpt2=FOLDER llama2=FOLDER qwen2=FOLDER deepseek=FOLDER
//
// Each FOLDER holds a tokenizer.json. lines.txt has one JSON string a line; NAME.hashes.txt has, for the same line, the
// 64-bit FNV-1a hash of the token ids (four bytes each, lowest first) without added special tokens.
// With --random=COUNT --seed=NUMBER the lines are random strings over awkward alphabets instead of the written ones.
// With --ids the ids themselves are written to NAME.ids.txt, for looking into a difference.
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const require = createRequire(path.join(process.cwd(), 'here.js'));
const entry = path.join(path.dirname(require.resolve('@huggingface/tokenizers')), 'tokenizers.mjs');
const { Tokenizer } = await import(pathToFileURL(entry).href);

const options = new Map(process.argv.slice(2).filter((a) => a.startsWith('--')).map((a) => a.slice(2).split('=')));
const [out, ...folders] = process.argv.slice(2).filter((a) => !a.startsWith('--'));

// A small generator with a fixed sequence, so that the lines are the same everywhere (mulberry32).
function generator(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
const random = generator(Number(options.get('seed') ?? 20240229));
const below = (n) => Math.floor(random() * n);
const pick = (list) => list[below(list.length)];

const sentences = [
  'The animal didn\'t cross the street because it was too tired.',
  'The animal didn\'t cross the street because it was too wide.',
  'She said: "I\'ve never seen rain like this before, have you?"',
  'WE\'RE NOT GOING, AND THEY\'LL NEVER KNOW WHY I\'D STAY.',
  'Twelve ships left the harbour at 06:45 on 3 March 1899; only seven came back.',
  'A reader who looks closely finds the word twice, once in the margin.',
  'Prices rose by 3.14% (from $1,234.56 to €1.273,33) within 2½ months.',
  'He\'s the one who shouldn\'t\'ve told them; y\'all\'d\'ve known.',
  'An unbelievably counterintuitive electroencephalographic misinterpretation.',
  'e.g. this, i.e. that, etc. -- and so on... or not?!',
  'naïve café façade coöperation résumé señor Führer Ångström',
  'My e-mail is someone@example.org, see https://example.org/a/b?c=d&e=f#g.',
  'The quick-witted fox/dog (or both) jumped over 1,000,000 fences.',
  'To be attended to is to be weighed; to be weighed is to sum to one.',
  'Zebras xylophoned quixotically vis-à-vis jazzy wombats.',
  '1234567890 12 345 6789 0.5 -7 +8 1e-9 0xFF 1_000 ¹²³ ½ Ⅷ 四',
];
const others = [
  '我爱猫,猫也爱我。', '今天天气很好,我们去公园散步吧!', '注意力机制让模型知道该看哪里。', '他在一九九八年写了这本书。',
  '北京大学和清华大学都在海淀区。', '這隻貓今天沒有來,鄰居說牠睡著了。', '臺灣的夏天又熱又濕,颱風常來。', '請問圖書館幾點關門?',
  '龍龜鬱鸞籲,繁體字筆畫多。', '猫が好きです。犬も好きです。', 'きょうはいい天気ですね。', 'コンピューターとアテンション機構',
  'ガギグゲゴ パピプペポ ｶﾞｷﾞｸﾞ', '한국어 문장도 하나 있습니다.', '고양이가 잠을 잔다.', 'القطة تنام على السرير.', 'أحب القراءة كثيرًا في المساء.',
  'لا إلهَ إلّا الكِتابُ', 'שלום עולם, מה שלומך היום?', 'Кошка спит на окне, а собака — под столом.', 'Ёлка, ещё, йод.',
  'Ο ΟΔΥΣΣΕΥΣ ΤΑΞΙΔΕΥΕΙ ΜΑΚΡΙΑ', 'Σίσυφος ΣΑΣ Σ ΑΣ. ΑΣΑ ΌΣΟΣ', 'İstanbul\'da ılık bir IŞIK', 'Đường phố Việt Nam rất đông người.',
  'बिल्ली सो रही है।', 'แมวนอนอยู่บนเตียง', 'ქართული ანბანი', 'Հայերեն տեքստ', 'ᏣᎳᎩ ᎦᏬᏂᎯᏍᏗ', 'Straße GROẞ Weiß', 'ﬁne ﬂow ﬀ ǆ Ǆ ℌ ㎏ ㋿ ①',
  '０１２３ＡＢＣａｂｃ！？', '𝒜𝓉𝓉𝑒𝓃𝓉𝒾𝑜𝓃 𝟘𝟙𝟚 𠮷野家 𪚥', '彁挘暃椦槞', '〇々〆ヶ゛゜ー', 'ꙮ ༀ ᚠᚢᚦ', 'A\u030Angstro\u0308m e\u0301 n\u0303 c\u0327',
];
const emoji = ['😀', '👍🏽', '👩‍👩‍👧‍👦', '🏳️‍🌈', '🇯🇵🇫🇷', '❤️', '☺', '👨🏿‍💻', '🤷‍♀️', '1️⃣', '🫠', '©️™', '🧑‍🚀✨', '⚠️'];
const code = [
  'def attend(q, k, v):\n    return softmax(q @ k.T / d ** 0.5) @ v\n', 'for (int i = 0; i < n; ++i) {\n\tsum += a[i];\n}',
  'if(x!=null&&y===3){return!z;}', '<div class="head" id=\'h1\'>&nbsp;text</div>', 'SELECT * FROM tokens WHERE id >= 42;',
  '#include <vector>\r\nusing std::vector;\r\n', '{"key": [1, 2.5, null, true], "täg": "ü"}', 'a->b::c<T>&& operator"" _x();',
  '\\begin{equation} \\frac{1}{\\sqrt{d_k}} \\end{equation}', '$HOME/bin:$PATH && echo "done" | grep -v \'^#\' >> log.txt 2>&1',
  'x = y++ + ++z; // comment /* nested */', 'let f = |x: &str| -> Option<u8> { x.parse().ok() };', '__init__.py CamelCase snake_case kebab-case',
];
const blanks = [' ', '  ', '   ', '        ', '\t', '\t\t', '\n', '\n\n', '\r\n', ' \n ', '\u00A0', '\u3000', '\u2003', '\u2028', '\u0085', '\uFEFF', '\u200B', '\v', '\f', ' \t \n'];
const controls = ['\u0000', '\u0001', '\u0007', '\u001B[0m', '\u007F', '\u0080', '\u009F', '\u00AD', '\u200E', '\u202E', '\u2060', '\uFFFD', '\uE000', '\uFFFE', '\u{10FFFF}', '\u{E0061}', '\u0378'];
const marks = ['\u0301', '\u0308', '\u0323', '\u20DD', '\u093F', '\u064B', '\u3099', '\uFE0F', '\u200D', '\u{1F3FB}', '\u1AB0', '\u0345'];
const specials = ['[CLS]', '[SEP]', '[MASK]', '[UNK]', '<s>', '</s>', '<unk>', '<|endoftext|>', '<|im_start|>', '<｜begin▁of▁sentence｜>', '<｜tool▁sep｜>', '▁', '▁▁', '##', 'Ġ', '<0x0A>', '<0xE7>', '<', '<|', '|>'];

const everything = [...sentences, ...others, ...code];
const words = sentences.concat(others).flatMap((s) => s.split(' '));

function writtenLines() {
  const lines = ['', ...blanks, ...controls, ...marks, ...specials, ...everything, ...emoji];
  for (const s of [...sentences, ...others]) {
    lines.push(s.toUpperCase(), s.toLowerCase(), s.normalize('NFD'), s.normalize('NFKC'), ` ${s}`, `${s} `, s.replaceAll(' ', '  '));
    lines.push(s.replaceAll(' ', pick(blanks)), s.replaceAll(' ', ''));
  }
  for (const s of code) lines.push(`  ${s}\n\n${s}`, s.replaceAll('\n', '\r\n'), s.replaceAll(' ', '\t'));
  for (const s of specials) lines.push(`before ${s} after`, `${s}${s}`, `x${s}y`, ` ${s} `, s.toLowerCase());
  for (const s of controls) lines.push(`a${s}b`, `${s} word ${s}`, `猫${s}猫`);
  for (const s of marks) lines.push(`e${s}`, ` ${s}a`, `猫${s}e${s}${s}`, `E${s}${pick(marks)}${pick(marks)}`);
  for (const s of emoji) lines.push(`I ${s} you`, `${s}${s}${s}`, `猫${s}`, `a${s}b ${pick(emoji)}${s}`);
  for (let n = 0; n < 60; ++n) lines.push(pick(blanks).repeat(1 + below(6)) + pick(words) + pick(blanks).repeat(below(9)) + pick(words));
  for (let n = 0; n < 200; ++n) {
    const parts = [];
    for (let k = 2 + below(8); k > 0; --k) parts.push(pick([words, words, words, emoji, blanks, specials, marks, controls][below(8)]));
    lines.push(parts.join(pick(['', ' ', ' '])));
  }
  for (let n = 0; n < 60; ++n) lines.push(pick(everything) + pick(blanks) + pick(everything));
  return lines;
}

// Strings over alphabets where the rules meet: spaces beside newlines, marks beside letters, digits beside apostrophes.
function randomLines(count) {
  const alphabets = [
    [...'ab \'s'], [...' \n\r\ta1.'], [...'\'sStTrReEvVmMlLdD x'], [...'abcdefghijklmnopqrstuvwxyz  '], [...'ABcd12 .,-'],
    ['e', '\u0301', '\u0323', 'E', ' ', '\u0308', 'ß', 'İ', 'Σ', 'σ', 'ς', '.', '\u00AD', 'ͅ'], [...'一龥龦ぁゟ゠ヿ㐀豈猫 a1'], ['𠮷', '😀', '‍', '🏽', '️', 'a', ' ', '猫'],
    [...'0123456789 ,.½²Ⅷ٣'], blanks.concat(['a', '.', '猫', '1']), controls.concat(['a', ' ', '.']), marks.concat(['a', 'क', 'あ', ' ', '.']),
    [...'▁ a▁b<s>/un k'], [...'ĠĊ aâĢ'], [...'!"#$%&()*+,-./:;<=>?@[]^_`{|}~ aZ'], [...'가각힣각 a'], [...'ﬁﬂ㎏①Ａ１ｶﾞか゛ a'], specials.concat([' ', 'a', '.']), words.concat(blanks), [...'اأإآبةَُِّلا ، '],
  ];
  const anything = () => {
    for (;;) {
      const c = pick([below(0x80), below(0x800), below(0x3000), 0x3000 + below(0x7000), 0xA000 + below(0x6000), 0x10000 + below(0x10000)]);
      // Characters that Unicode 15 does not know are left out: libraries differ in the version they follow.
      if (c >= 0xD800 && c <= 0xDFFF) continue;
      const text = String.fromCodePoint(c);
      if (!/\p{Cn}/u.test(text) && age15(text)) return text;
    }
  };
  const lines = [];
  for (let n = 0; n < count; ++n) {
    const kind = below(alphabets.length + 3);
    const length = 1 + below(pick([4, 12, 40, 200]));
    let line = '';
    for (let k = 0; k < length; ++k) line += kind < alphabets.length ? pick(alphabets[kind]) : kind === alphabets.length ? anything() : pick(pick(alphabets));
    lines.push(line);
  }
  return lines;
}
// Blocks that got characters in Unicode 15.1 to 17, as far as the generator reaches them.
function age15(text) {
  const c = text.codePointAt(0);
  const newer = [[0x2FFC, 0x2FFF], [0x31EF, 0x31EF], [0x1C89, 0x1C8A], [0xA7CB, 0xA7DC], [0x1B4E, 0x1B4F], [0x1B7F, 0x1B7F], [0x2427, 0x2429], [0x897, 0x897], [0x88F, 0x88F], [0xC5C, 0xC5C], [0xCDC, 0xCDC], [0x1ACF, 0x1AEB], [0x20C1, 0x20C1], [0x2B96, 0x2B96], [0xA7F1, 0xA7F1], [0xFBC3, 0xFDFF], [0x105C0, 0x105FF], [0x10940, 0x1095F], [0x10D40, 0x10D8F], [0x10EC2, 0x10EFC], [0x11380, 0x113E2], [0x116D0, 0x116E3], [0x11B60, 0x11B67], [0x11BC0, 0x11BF9], [0x11DB0, 0x11DE9], [0x13460, 0x143FA], [0x16100, 0x16139], [0x16D40, 0x16D79], [0x16EA0, 0x16ED3], [0x16FF2, 0x16FF6], [0x187F8, 0x187FF], [0x18CFF, 0x18DF2], [0x1CC00, 0x1CEFF], [0x1E5D0, 0x1E5FF], [0x1E6C0, 0x1E6FF], [0x1F6D8, 0x1F6D8], [0x1F777, 0x1F77A], [0x1F8B0, 0x1F8D8], [0x1FA54, 0x1FAFF], [0x1FBCB, 0x1FBEF], [0x1FBFA, 0x1FBFA]];
  return !newer.some(([low, high]) => c >= low && c <= high);
}

function hashOf(ids) {
  let hash = 0xcbf29ce484222325n;
  for (const id of ids) {
    for (let byte = 0; byte < 4; ++byte) hash = ((hash ^ BigInt((id >>> (8 * byte)) & 255)) * 0x100000001b3n) & 0xffffffffffffffffn;
  }
  return hash.toString(16).padStart(16, '0');
}

const lines = options.has('random') ? randomLines(Number(options.get('random'))) : writtenLines();
const escaped = (text) => JSON.stringify(text).replace(/[\u007f-\uffff]/g, (c) => (/[\p{L}\p{P}\p{N}\p{S}]/u.test(c) ? c : '\\u' + c.charCodeAt(0).toString(16).padStart(4, '0')));
fs.mkdirSync(out, { recursive: true });
fs.writeFileSync(path.join(out, 'lines.txt'), lines.map((line) => escaped(line) + '\n').join(''));
for (const argument of folders) {
  const [name, folder] = argument.split('=');
  const read = (file) => JSON.parse(fs.readFileSync(path.join(folder, file), 'utf8'));
  const config = fs.existsSync(path.join(folder, 'tokenizer_config.json')) ? read('tokenizer_config.json') : {};
  const tokenizer = new Tokenizer(read('tokenizer.json'), config);
  const all = lines.map((line) => tokenizer.encode(line, { add_special_tokens: false }).ids);
  fs.writeFileSync(path.join(out, `${name}.hashes.txt`), all.map((ids) => hashOf(ids) + '\n').join(''));
  if (options.has('ids')) fs.writeFileSync(path.join(out, `${name}.ids.txt`), all.map((ids) => ids.join(' ') + '\n').join(''));
  console.log(`${name}: ${lines.length} lines, ${all.reduce((sum, ids) => sum + ids.length, 0)} tokens`);
}
