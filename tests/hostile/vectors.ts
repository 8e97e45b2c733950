/** What an attacker types, with the class of attack it belongs to. What runs calls `alert`, which the browser tests watch. */
export type Vector = { kind: string; text: string }

const RUN = 'alert(1)'

/** Every pair of the two lists, joined. */
const cross = <A, B>(left: readonly A[], right: readonly B[], join: (a: A, b: B) => string): string[] =>
  left.flatMap((a) => right.map((b) => join(a, b)))

const TAGS: [tag: string, runs: string][] = [
  ['script', ''], ['script', 'src=//e.example/x'], ['img', `src=x onerror=${RUN}`], ['svg', `onload=${RUN}`], ['body', `onload=${RUN}`],
  ['iframe', `srcdoc="<script>${RUN}</script>"`], ['iframe', `src=javascript:${RUN}`], ['object', `data=javascript:${RUN}`],
  ['embed', `src=javascript:${RUN}`], ['video', `src=x onerror=${RUN}`], ['audio', `src=x onerror=${RUN}`], ['details', `open ontoggle=${RUN}`],
  ['input', `autofocus onfocus=${RUN}`], ['select', `autofocus onfocus=${RUN}`], ['textarea', `autofocus onfocus=${RUN}`],
  ['button', `autofocus onfocus=${RUN}`], ['a', `href=javascript:${RUN}`], ['form', `action=javascript:${RUN}`],
  ['base', 'href=//e.example/'], ['meta', `http-equiv=refresh content="0;url=javascript:${RUN}"`], ['meta', 'http-equiv=refresh content=0;url=//e.example'],
  ['link', 'rel=stylesheet href=//e.example/x'], ['style', `onload=${RUN}`], ['marquee', `onstart=${RUN}`], ['dialog', `open onfocus=${RUN}`],
  ['xss', `id=x tabindex=1 onfocus=${RUN}`], ['div', `popover onbeforetoggle=${RUN}`], ['video', 'poster=//e.example/x'], ['table', 'background=//e.example/x'],
  ['portal', 'src=//e.example'], ['frameset', `onload=${RUN}`], ['isindex', `type=image src=x onerror=${RUN}`],
] // prettier-ignore

/** An element as it is, as filters are passed by it, and cut off. */
const spellTag = ([tag, runs]: [string, string]): string[] => [
  `<${tag} ${runs}>${tag === 'script' ? `${RUN}</script>` : ''}`,
  `<${tag.toUpperCase()}/${runs.replaceAll(' ', '/')}>`,
  `<${tag}\n${runs}`,
]

const QUOTES = ['"', "'", '`', '&quot;', '&#34;', '&#x22;', '\\"', '">', "'>", '"/>']
const ATTRIBUTES = [
  `onfocus=${RUN} autofocus `,
  `onmouseover=${RUN} x=`,
  `style=position:fixed onpointerover=${RUN} `,
  'srcset=//e.example/x ',
]

/** Addresses that run or lead away, none of which a reader may follow. */
const SCHEMES = [
  'javascript:', 'JaVaScRiPt:', ' javascript:', '\tjavascript:', 'java\tscript:', 'java\nscript:', '\u0001javascript:', 'javascript&colon;',
  '&#106;avascript:', '&#x6A;avascript:', 'javascript://%0a', 'javascript:/*--></title>*/', 'vbscript:', 'livescript:', 'feed:javascript:',
  'view-source:javascript:', 'data:text/html,<script>', 'data:text/html;base64,PHNjcmlwdD4', 'data:image/svg+xml,<svg onload=', 'blob:', 'jar:',
  'file:///etc/passwd?', '//e.example/', '/\\e.example/', '\\\\e.example\\', '///e.example/', 'http:e.example/', 'https:/\te.example/', 'mhtml:',
] // prettier-ignore

/** The addresses that none of them may be given for. */
export const UNFOLLOWABLE = SCHEMES.map((scheme) => scheme + RUN)

const SVG = [
  `<svg><script>${RUN}</script>`, `<svg><script href=data:,${RUN} />`, `<svg><animate onbegin=${RUN} attributeName=x dur=1s>`,
  `<svg><set onbegin=${RUN} attributeName=x>`, `<svg><a xlink:href="javascript:${RUN}"><text>x</text></a>`, '<svg><use href="data:image/svg+xml,<svg id=x/>#x">',
  `<svg><foreignObject><img src=x onerror=${RUN}>`, `<svg><style><img src=x onerror=${RUN}></style>`, `<svg><title><img src=x onerror=${RUN}>`,
  `<svg></p><style><a id="</style><img src=1 onerror=${RUN}>">`, `<svg><desc><![CDATA[</desc><script>${RUN}</script>]]>`, '<svg><image href=//e.example/x>',
  `<svg><discard onbegin=${RUN}>`, `<svg/onload=${RUN}//`, `<svg xmlns="http://www.w3.org/2000/svg" onload="${RUN}"/>`,
  `<svg><handler type="application/ecmascript">${RUN}</handler>`,
] // prettier-ignore

const MATHML = [
  `<math><mi xlink:href="javascript:${RUN}">x`, `<math href="javascript:${RUN}">x</math>`, `<math><maction actiontype="statusline#x" xlink:href="javascript:${RUN}">x`,
  `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${RUN}&gt;">`,
  `<math><annotation-xml encoding="text/html"><script>${RUN}</script>`, `<math><mtext></form><form><mglyph><style></math><img src onerror=${RUN}>`,
  `<form><math><mtext></form><form><mglyph><svg><mtext><style><path id="</style><img onerror=${RUN} src>">`, `<math><style><!--</style><img src=x onerror=${RUN}>-->`,
] // prettier-ignore

const LESS_THAN = ['&lt;', '&LT;', '&lt', '&#60;', '&#060', '&#x3c;', '&#x3C;', '&amp;lt;', '&amp;amp;lt;', '%3C', '%253C', '\\u003c', '\\x3c', '\\74', '＜', '﹤', '‹', '+ADw-'] // prettier-ignore
const ENTITIES = cross(LESS_THAN, [`script>${RUN}`, `img src=x onerror=${RUN}>`], (sign, rest) => sign + rest)

const XML = [
  ']]>', ']]]]><![CDATA[>', '<![CDATA[', '<![CDATA[ ]]>', ']]&gt;', '<?xml version="1.0"?>', '<?xml-stylesheet href="//e.example/x"?>', '<?php x ?>', '<?',
  '<!DOCTYPE x>', '<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]>', '<!ENTITY x "y">', '&y;', '&xxe;', '&nbsp;', '&', '&#', '&#x', '&#0;', '&#x0;', '&#11;',
  '&#xD800;', '&#x110000;', '<!--', '-->', '--!>', '<!-->', '<!--->', '<!-- -- -->', '--', '<x:script xmlns:x="http://www.w3.org/1999/xhtml">', '" xmlns:y="z',
  '<xi:include href="file:///etc/passwd"/>', '</item><item>', '</channel></rss>', '</content><content type="xhtml">', '</entry></feed>', '</url></urlset>', '"/></outline>', '<', '>', '</', '<!', '<>',
] // prettier-ignore

const CLOSED = ['script', 'style', 'title', 'textarea', 'noscript', 'template', 'head', 'body', 'html', 'svg', 'math', 'iframe', 'xmp', 'plaintext', 'select', 'article', 'table', 'a', 'p'] // prettier-ignore
const CLOSERS = CLOSED.flatMap((tag) => [
  `</${tag}><img src=x onerror=${RUN}>`,
  `</${tag.toUpperCase()} x><svg onload=${RUN}>`,
])

const JSON_LD = [
  `</script><script>${RUN}</script>`, `</ScRiPt ><script>${RUN}`, `<!--<script>`, `<!--<script>--></script><script>${RUN}`, '"}]}', '"},{"@type":"Event"},{"x":"', '\\"', '\\',
  '\\u0022', '\\u003c/script\\u003e', '\u2028', '\u2029', '__proto__', '{"@id":"x"}', '"@context":"//e.example/"',
] // prettier-ignore

const CSS = [
  `</style><script>${RUN}</script>`, 'expression(alert(1))', `url(javascript:${RUN})`, "@import'//e.example/x'", '\\3c/style>', ';}*{display:none}', '}body{background:url(//e.example/x)',
  '/*', '*/', '<style>*{display:none}', '-moz-binding:url(//e.example/x)', 'behavior:url(x)',
] // prettier-ignore

const TEMPLATES = [
  '{{7*7}}', '{{constructor.constructor("alert(1)")()}}', '${7*7}', '#{7*7}', '<%= 7*7 %>', '{%x%}', '[[7*7]]', '{date}', '{publisher}', '{site}', '{name}', '{0}', '%s', '%n', '%(x)s', '$&', '$`', "$'", '$1', '$$',
  '\\1', `self.__next_f.push([1,"x"])`, '<!--$-->', '<!--$?--><template id="B:0"></template>', '<!--/$-->', '[object Object]', 'undefined', 'NaN', '__html', '{"$$typeof":"x"}', '$L1', '$@1', '$undefined',
] // prettier-ignore

/** Signs that are seen by nobody, that turn the line around, or that no document may have. */
const SIGNS = [
  '\u0001', '\u0002', '\u0007', '\b', '\t', '\n', '\r', '\v', '\f', '\u000e', '\u001b[31m', '\u001f', '\u007f', '\u0080', '\u0085', '\u009f', '\u00a0', '\u00ad', '\u034f', '\u115f', '\u180e',
  '\u200b', '\u200c', '\u200d', '\u2060', '\u206a', '\u3164', '\ufe0f', '\ufeff', '\ufff9', '\ufffc', '\ufffd', '\ufffe', '\uffff', '\ufdd0', '\u{1fffe}', '\u{10ffff}', '\u{e0041}', '\u{f0000}',
] // prettier-ignore

/** Signs that turn a line around (UAX 9). */
const TURNS = ['\u061c', '\u200e', '\u200f', '\u202a', '\u202b', '\u202c', '\u202d', '\u202e', '\u2066', '\u2067', '\u2068', '\u2069'] // prettier-ignore

const around = (signs: string[]) => signs.flatMap((sign) => [`a${sign}b`, `${sign}gpj.exe`])

const OTHERS = [
  '=cmd|x!A1', '+1+1', '@SUM(1)', "' or 1=1 --", "'; drop table articles; --", '$(id)', '`id`', '; id', '../../etc/passwd', '..\\..\\x', '[x](javascript:alert(1))', '![x](//e.example/x)', '\r\nSet-Cookie: x=1', '%0d%0aX: y',
  '"; } server { listen 80; "', '{respond "x"}', 'x'.repeat(60), 'Ⱥ'.repeat(20), `Z${'\u0315\u0347'.repeat(15)}`, '\u{1f468}\u200d\u{1f469}\u200d\u{1f467}', '﷽﷽﷽', 'null', '0', '-1', '1e999',
] // prettier-ignore

const of = (kind: string, texts: readonly string[]): Vector[] => texts.map((text) => ({ kind, text }))

const DIFFERENT = new Map(
  [
    ...of('tag', TAGS.flatMap(spellTag)),
    ...of(
      'attribute',
      cross(QUOTES, ATTRIBUTES, (quote, rest) => `${quote} ${rest}`),
    ),
    ...of('address', UNFOLLOWABLE),
    ...of('svg', SVG),
    ...of('mathml', MATHML),
    ...of('entity', ENTITIES),
    ...of('xml', XML),
    ...of('closer', CLOSERS),
    ...of('json', JSON_LD),
    ...of('css', CSS),
    ...of('template', TEMPLATES),
    ...of('control', around(SIGNS)),
    ...of('bidi', around(TURNS)),
    ...of('other', OTHERS),
  ].map((vector) => [vector.text, vector]),
)

/** All of them, no text twice. */
export const VECTORS: readonly Vector[] = [...DIFFERENT.values()]

/** Those that a newsroom may refuse to keep, each by itself. */
export const TURNING = VECTORS.filter(({ kind }) => kind === 'bidi').map(({ text }) => text)

const KEPT = VECTORS.filter(({ kind }) => kind !== 'bidi').map(({ text }) => text)

/** What no text may have: the database cannot keep it. Each is refused on save. */
export const UNKEEPABLE = ['a\u0000b', '\ud800', 'a\udfffb', '\ude00\ud83d']

/** Texts of which a reader sees nothing. */
export const INVISIBLE = ['\u200b', '\u202e', '\u2060\ufeff', '\u00ad', '\u0001\u0002', '\u0085', '\ufe0f', '\u{e0041}', '\u3164', '\uffff'] // prettier-ignore

/**
 * The texts in as few parts as hold them, each at most `longest` characters (UTF-16 code units, as fields count them), with a letter
 * before each so that none is taken for white space; what is longer than that by itself is left out.
 */
export function pack(longest: number, texts: readonly string[] = KEPT): string[] {
  const parts: string[] = []
  for (const text of texts) {
    const piece = `w${text}`
    if (piece.length > longest) continue
    const last = parts.at(-1)
    if (last !== undefined && last.length + piece.length + 1 <= longest)
      parts[parts.length - 1] = `${last} ${piece}`
    else parts.push(piece)
  }
  return parts
}

/** The same text, harmless: every sign that is no white space is an “x”, so that it is as long and breaks at the same places. */
export const toHarmless = (text: string): string => text.replace(/\S/gu, (sign) => 'x'.repeat(sign.length))

/** The text as the end of an address that may be followed. */
export const toLink = (text: string): string =>
  `https://example.org/?${text.replace(/[\s\\\u0000-\u001f]/g, '')}`
