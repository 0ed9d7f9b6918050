// Makes tests/data/tokenizers/components.json: small tokenizers, one for each component and setting, with what the
// tokenizers library for JavaScript makes of some texts. In a folder where `npm install @huggingface/tokenizers` was
// run:
//
//   node make_tokenizer_components.mjs OUT_FILE
//
// Normalizers and pre-tokenizers are tested with a WordPiece vocabulary of single characters, "x" at the beginning of a
// pre-token and "##x" inside one, so that the ids show every character and every boundary. The byte-pair vocabularies
// are trained here on a few sentences.
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const require = createRequire(path.join(process.cwd(), 'here.js'));
const entry = path.join(path.dirname(require.resolve('@huggingface/tokenizers')), 'tokenizers.mjs');
const { Tokenizer } = await import(pathToFileURL(entry).href);

const texts = [
  '', ' ', '  two  spaces ', "It's 2024, don't WE'LL know?", 'naïve Ångström e\u0301\u0323a\u030A', 'ΟΔΥΣΣΕΥΣ ΑΣ. İI ß', '我爱猫abc猫,12',
  'テスト ｶﾞ がぱ 한국어', 'ﬁne ㎏ ① Ａ１ ½²', 'a\tb\n\nc\r\n  d \u3000e\u00A0f\u0085g\uFEFFh', 'x\u0000y\u0007z\u200Bw\u00ADv', '👩‍👩‍👧 👍🏽a🇯🇵', '$1,234.56 (x+y)=z_1! foo--bar...',
  'हिन्दी الكِتاب', '▁a▁ ▁b', 'Hello[X]  <y> Helloworld', '<s>hi</s>', 'aaa aab  baa\u0301', 'lower newest widest', "'s 'T x'd  '", ' \n ', '𠮷野家😀',
];

const wordPiece = (vocab) => ({ type: 'WordPiece', unk_token: '[UNK]', continuing_subword_prefix: '##', max_input_chars_per_word: 1000, vocab });
const normalizers = {
  none: null,
  NFC: { type: 'NFC' }, NFD: { type: 'NFD' }, NFKC: { type: 'NFKC' }, NFKD: { type: 'NFKD' },
  Lowercase: { type: 'Lowercase' }, StripAccents: { type: 'StripAccents' },
  'NFD, StripAccents, Lowercase': { type: 'Sequence', normalizers: [{ type: 'NFD' }, { type: 'StripAccents' }, { type: 'Lowercase' }] },
  'Strip both': { type: 'Strip', strip_left: true, strip_right: true }, 'Strip left': { type: 'Strip', strip_left: true, strip_right: false }, 'Strip right': { type: 'Strip', strip_left: false, strip_right: true },
  Prepend: { type: 'Prepend', prepend: '▁' },
  'Replace string': { type: 'Replace', pattern: { String: ' ' }, content: '▁' },
  'Replace with nothing': { type: 'Replace', pattern: { String: 'a' }, content: '' },
  'Replace regex': { type: 'Replace', pattern: { Regex: '\\s+' }, content: ' ' },
  'Replace groups': { type: 'Replace', pattern: { Regex: '(\\w)(\\d)' }, content: '$2-$1$$' },
  'Replace empty': { type: 'Replace', pattern: { Regex: '(?=\\d)' }, content: '#' },
  Bert: { type: 'BertNormalizer', clean_text: true, handle_chinese_chars: true, strip_accents: null, lowercase: true },
  'Bert cased': { type: 'BertNormalizer', clean_text: true, handle_chinese_chars: true, strip_accents: null, lowercase: false },
  'Bert accents kept': { type: 'BertNormalizer', clean_text: true, handle_chinese_chars: false, strip_accents: false, lowercase: true },
  'Bert accents off, cased': { type: 'BertNormalizer', clean_text: false, handle_chinese_chars: true, strip_accents: true, lowercase: false },
};
const split = (pattern, behavior, invert = false) => ({ type: 'Split', pattern, behavior, invert });
const gpt2 = "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+";
const cl100k = "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?+\\p{L}+|\\p{N}{1,3}| ?[^\\s\\p{L}\\p{N}]++[\\r\\n]*|\\s*[\\r\\n]|\\s+(?!\\S)|\\s+";
const preTokenizers = {
  BertPreTokenizer: { type: 'BertPreTokenizer' }, Whitespace: { type: 'Whitespace' }, WhitespaceSplit: { type: 'WhitespaceSplit' },
  Punctuation: { type: 'Punctuation', behavior: 'Isolated' }, Digits: { type: 'Digits', individual_digits: false }, 'Digits alone': { type: 'Digits', individual_digits: true },
  ByteLevel: { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true }, 'ByteLevel prefix': { type: 'ByteLevel', add_prefix_space: true, use_regex: true },
  'ByteLevel no regex': { type: 'ByteLevel', add_prefix_space: true, use_regex: false },
  'Metaspace first': { type: 'Metaspace', replacement: '▁', prepend_scheme: 'first', split: false },
  'Split every character': split({ String: '' }, 'Isolated'), 'Split string': split({ String: ' ' }, 'Isolated'), 'Split string removed': split({ String: ' ' }, 'Removed'),
  'Split merged with previous': split({ String: 'a' }, 'MergedWithPrevious'), 'Split merged with next': split({ Regex: 'a+' }, 'MergedWithNext'), 'Split contiguous': split({ Regex: '\\s' }, 'Contiguous'),
  'Split regex removed': split({ Regex: '\\s+' }, 'Removed'), 'Split groups removed': split({ Regex: '(\\d)|([,.])' }, 'Removed'), 'Split inverted': split({ Regex: '\\w+|[^\\w\\s]' }, 'Removed', true),
  'Split empty matches removed': split({ Regex: 'a*' }, 'Removed'), 'Split GPT-2': split({ Regex: gpt2 }, 'Isolated'), 'Split cl100k': split({ Regex: cl100k }, 'Isolated'),
  'Split class operations': split({ Regex: '[[a-m]&&[^aeiou]]+|[[:upper:]]+|[^[:alpha:]\\s]+|\\h{2}' }, 'Isolated'),
  'Split anchors': split({ Regex: '^\\w+|\\b\\w$|\\A.|.\\z' }, 'Isolated'), 'Split lookbehind': split({ Regex: '(?<=[a-z])(?=[A-Z ])' }, 'Isolated'),
  'Split case folding': split({ Regex: "(?i:[a-f]+|'T|x)|\\p{Han}" }, 'Isolated'), 'Split braces': split({ Regex: 'a{2}|b{,1}a|[\\]}{-]|o{1,2}+' }, 'Isolated'),
  'Split Bloom': split({ Regex: ' ?[^(\\s|[.,!?…。，、।۔،])]+' }, 'Isolated'),
  'Digits then ByteLevel': { type: 'Sequence', pretokenizers: [{ type: 'Digits', individual_digits: true }, { type: 'ByteLevel', add_prefix_space: false }] },
  'ByteLevel then Digits': { type: 'Sequence', pretokenizers: [{ type: 'Punctuation' }, { type: 'ByteLevel', add_prefix_space: false }, { type: 'Digits' }, split({ Regex: '[0-9][0-9][0-9]' }, 'Isolated')] },
};
const base = { version: '1.0', truncation: null, padding: null, added_tokens: [], normalizer: null, pre_tokenizer: null, post_processor: null, decoder: null };

// The characters of all texts in all normalizations, as WordPiece pieces.
function characterVocabulary() {
  const characters = new Set();
  for (const part of [...Object.values(normalizers).map((n) => ({ ...base, normalizer: n })), ...Object.values(preTokenizers).map((p) => ({ ...base, pre_tokenizer: p }))]) {
    const seen = new Tokenizer({ ...part, model: wordPiece({ '[UNK]': 0 }) }, {});
    for (const text of texts) {
      const normalized = seen.normalizer ? seen.normalizer(text) : text;
      for (const word of seen.pre_tokenizer ? seen.pre_tokenizer(normalized, { section_index: 0 }) : [normalized]) for (const c of word) characters.add(c);
    }
  }
  const vocab = { '[UNK]': 0 };
  for (const c of [...characters].sort()) vocab[c] = Object.keys(vocab).length;
  for (const c of [...characters].sort()) vocab[`##${c}`] = Object.keys(vocab).length;
  return vocab;
}

// A plain trainer: the most frequent pair first, ties by the pair's text.
function train(words, merges) {
  let parts = words.map((w) => [...w]);
  const result = [];
  while (result.length < merges) {
    const counts = new Map();
    for (const p of parts) for (let i = 0; i + 1 < p.length; ++i) counts.set(`${p[i]} ${p[i + 1]}`, (counts.get(`${p[i]} ${p[i + 1]}`) ?? 0) + 1);
    const best = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0];
    if (!best || best[1] < 2) break;
    const [a, b] = best[0].split(' ');
    result.push([a, b]);
    parts = parts.map((p) => p.reduce((q, s) => (q.length > 0 && q.at(-1) === a && s === b ? (q.pop(), q.push(a + b), q) : (q.push(s), q)), []));
  }
  return result;
}
const sentences = 'the lowest lower new newer newest wide wider widest in the wind and the weather where they were when we went there ' +
  'it is in the thing that the other then thought through another mother 我爱猫 我爱狗 猫爱我 狗爱我 naïve café naïve café hello hello world world';
const byteCharacters = (() => {
  const tokenizer = new Tokenizer({ ...base, pre_tokenizer: { type: 'ByteLevel', add_prefix_space: false, use_regex: false }, model: wordPiece({ '[UNK]': 0 }) }, {});
  return (text) => tokenizer.pre_tokenizer(text, {})[0];
})();
const vocabularyOf = (first, merges) => {
  const vocab = {};
  for (const piece of [...first, ...merges.map(([a, b]) => a + b)]) vocab[piece] ??= Object.keys(vocab).length;
  return vocab;
};
const allBytes = (() => {
  const characters = new Set();
  const bytes = new Set();
  for (let c = 0; bytes.size < 243 && c < 0x30000; c += c < 0x800 ? 1 : 37) for (const x of byteCharacters(String.fromCodePoint(c >= 0xd800 && c < 0xe000 ? 32 : c))) { characters.add(x); bytes.add(x); }
  return [...characters].sort();
})();
const bytePair = (fields) => ({ type: 'BPE', dropout: null, unk_token: null, continuing_subword_prefix: null, end_of_word_suffix: null, fuse_unk: false, byte_fallback: false, ...fields });

const byteMerges = train(sentences.split(' ').map((w, i) => byteCharacters(i ? ` ${w}` : w)), 120);
const spaceMerges = train(sentences.split(' ').map((w) => `▁${w}`), 120);
const suffixMerges = (() => {
  const merges = train(sentences.split(' '), 60).filter(([a, b]) => !/[^a-z]/.test(a + b));
  return [...merges, ['s', 't</w>'], ['e', 'r</w>'], ['e', 'st</w>'], ['h', 'e</w>']];
})();
const letters = [...'abcdefghijklmnopqrstuvwxyz'];
const hex = (b) => `<0x${b.toString(16).toUpperCase().padStart(2, '0')}>`;
const fallbackFirst = ['<unk>', '<s>', '</s>', ...Array.from({ length: 256 }, (_, b) => hex(b)), '▁', ...letters, '我', '爱', '猫', '狗', 'ï', 'é'];
const fallbackVocab = vocabularyOf(fallbackFirst, spaceMerges);
const byteVocab = vocabularyOf(allBytes, byteMerges);
const lines = (merges) => merges.map(([a, b]) => `${a} ${b}`);
const token = (id, content, more = {}) => ({ id, content, single_word: false, lstrip: false, rstrip: false, normalized: false, special: true, ...more });
const template = (items) => items.map((s) => { const [name, type] = s.split(':'); return name.startsWith('$') ? { Sequence: { id: name[1], type_id: Number(type) } } : { SpecialToken: { id: name, type_id: Number(type) } }; });
const fallbackSpecial = [token(0, '<unk>'), token(1, '<s>'), token(2, '</s>')];
const metaspaceNormalizer = { type: 'Sequence', normalizers: [{ type: 'Prepend', prepend: '▁' }, { type: 'Replace', pattern: { String: ' ' }, content: '▁' }] };
const fallbackDecoder = { type: 'Sequence', decoders: [{ type: 'Replace', pattern: { String: '▁' }, content: ' ' }, { type: 'ByteFallback' }, { type: 'Fuse' }, { type: 'Strip', content: ' ', start: 1, stop: 0 }] };
const byteLevel = { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: true };
const vocab = characterVocabulary();
const next = Object.keys(vocab).length;

const cases = [];
for (const [name, normalizer] of Object.entries(normalizers)) cases.push({ name: `normalizer ${name}`, characters: true, tokenizer: { ...base, normalizer } });
for (const [name, pre_tokenizer] of Object.entries(preTokenizers)) cases.push({ name: `pre-tokenizer ${name}`, characters: true, tokenizer: { ...base, pre_tokenizer } });
const withAdded = (name, added_tokens, more = {}) => cases.push({ name: `added tokens ${name}`, characters: true, tokenizer: { ...base, pre_tokenizer: preTokenizers.BertPreTokenizer, added_tokens, ...more } });
withAdded('plain', [token(next, '[X]'), token(next + 1, '<y>'), token(next + 2, 'Hello'), token(next + 3, 'He')]);
withAdded('strip', [token(next, '[X]', { rstrip: true }), token(next + 1, '<y>', { lstrip: true }), token(next + 2, '猫', { lstrip: true, rstrip: true }), token(next + 3, 'a', { rstrip: true, special: false })]);
withAdded('normalized', [token(next, 'HELLO', { normalized: true, special: false }), token(next + 1, '猫', { normalized: true, lstrip: true }), token(next + 2, 'É', { normalized: true })], { normalizer: normalizers.Bert });
withAdded('in the vocabulary', [token(vocab.a, 'a'), token(next, '##b')]);
withAdded('single word', [token(next, 'low', { single_word: true }), token(next + 1, 'est', { single_word: true, normalized: true })]);
cases.push({ name: 'added tokens Metaspace first', characters: true, tokenizer: { ...base, pre_tokenizer: preTokenizers['Metaspace first'], added_tokens: [token(next, '[X]'), token(next + 1, 'It')] } });

const bytes = (name, more, model = {}) => cases.push({ name: `BPE ${name}`, tokenizer: { ...base, pre_tokenizer: byteLevel, decoder: { type: 'ByteLevel' }, post_processor: { type: 'ByteLevel', trim_offsets: false }, ...more, model: bytePair({ vocab: byteVocab, merges: lines(byteMerges), ...model }) } });
bytes('byte-level', { added_tokens: [token(Object.keys(byteVocab).length, '<s>')] });
bytes('byte-level, merges as pairs', {}, { merges: byteMerges });
bytes('byte-level, ignore_merges', {}, { ignore_merges: true, vocab: { ...byteVocab, [byteCharacters(' newest')]: 900, [byteCharacters('我爱猫')]: 901, [byteCharacters(' world')]: 902 } });
bytes('byte-level, no pattern', { pre_tokenizer: { ...byteLevel, use_regex: false, add_prefix_space: true } });
const fallback = (name, more, model = {}) => cases.push({ name: `BPE ${name}`, tokenizer: { ...base, normalizer: metaspaceNormalizer, decoder: fallbackDecoder, added_tokens: fallbackSpecial, ...more, model: bytePair({ vocab: fallbackVocab, merges: lines(spaceMerges), unk_token: '<unk>', fuse_unk: true, byte_fallback: true, ...model }) } });
fallback('byte fallback', { post_processor: { type: 'TemplateProcessing', single: template(['<s>:0', '$A:0']), pair: template(['<s>:0', '$A:0', '<s>:1', '$B:1']), special_tokens: {} } });
fallback('byte fallback with Metaspace', { normalizer: null, pre_tokenizer: preTokenizers['Metaspace first'], decoder: { type: 'Metaspace', replacement: '▁' } });
fallback('without fallback, unknown fused', {}, { byte_fallback: false });
fallback('without fallback, unknown not fused', {}, { byte_fallback: false, fuse_unk: false });
fallback('without fallback and unknown', {}, { byte_fallback: false, unk_token: null });
fallback('byte fallback with a byte missing', {}, { vocab: Object.fromEntries(Object.entries(fallbackVocab).filter(([k]) => k !== '<0xE3>' && k !== '<0x2C>')), fuse_unk: false });
{
  const first = ['<unk>', ...letters, ...letters.map((c) => `${c}</w>`)];
  cases.push({ name: 'BPE end of word', tokenizer: { ...base, normalizer: { type: 'Lowercase' }, pre_tokenizer: { type: 'Whitespace' }, decoder: { type: 'BPEDecoder', suffix: '</w>' }, model: bytePair({ unk_token: '<unk>', end_of_word_suffix: '</w>', vocab: vocabularyOf(first, suffixMerges), merges: lines(suffixMerges) }) } });
}
const around = (name, post_processor) => cases.push({ name: `post-processor ${name}`, characters: true, tokenizer: { ...base, pre_tokenizer: preTokenizers.BertPreTokenizer, added_tokens: [token(next, '[CLS]'), token(next + 1, '[SEP]')], decoder: { type: 'WordPiece', prefix: '##', cleanup: true }, post_processor } });
around('Template', { type: 'TemplateProcessing', single: template(['[CLS]:0', '$A:0', '[SEP]:0']), pair: template(['[CLS]:0', '$A:0', '[SEP]:0', '$B:1', '[SEP]:1']), special_tokens: {} });
around('Bert', { type: 'BertProcessing', sep: ['[SEP]', next + 1], cls: ['[CLS]', next] });
around('Roberta', { type: 'RobertaProcessing', sep: ['[SEP]', next + 1], cls: ['[CLS]', next], trim_offsets: true, add_prefix_space: false });
around('Sequence', { type: 'Sequence', processors: [{ type: 'ByteLevel', trim_offsets: true }, { type: 'TemplateProcessing', single: template(['$A:0', '[SEP]:0']), pair: template(['$A:0', '[SEP]:0', '$B:0', '[SEP]:0']), special_tokens: {} }] });

const pairs = [[3, 12], [6, 18], [1, 4]];
for (const item of cases) {
  const json = item.characters ? { ...item.tokenizer, model: wordPiece(vocab) } : item.tokenizer;
  const tokenizer = new Tokenizer(json, { clean_up_tokenization_spaces: false });
  const ids = (text, options) => tokenizer.encode(text, options).ids;
  item.ids = texts.map((t) => ids(t, { add_special_tokens: false }).join(' '));
  if (item.tokenizer.post_processor) {
    item.with_special = texts.map((t) => ids(t, { add_special_tokens: true }).join(' '));
    if (item.tokenizer.post_processor.type !== 'ByteLevel' && item.tokenizer.post_processor.type !== 'Sequence') item.pairs = pairs.map(([a, b]) => ids(texts[a], { text_pair: texts[b] }).join(' '));
  }
  if (item.tokenizer.decoder) item.decoded = texts.map((t) => { const i = ids(t, { add_special_tokens: false }); return i.length ? tokenizer.decode(i, { skip_special_tokens: false }) : ''; });
  if (item.ids.some((line) => line.includes('NaN') || line.includes('undefined'))) throw new Error(`${item.name}: ids are missing`);
}
const out = { note: 'Made by tests/reference/make_tokenizer_components.mjs', texts, pairs, vocab, cases };
fs.writeFileSync(process.argv[2], JSON.stringify(out, null, 0).replace(/\{"name"/g, '\n{"name"').replace(/[\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202f\ufeff]/g, (c) => '\\u' + c.charCodeAt(0).toString(16).padStart(4, '0')) + '\n');
console.log(`${cases.length} cases, ${texts.length} texts`);
