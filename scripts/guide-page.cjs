/** docs/guide.zh-CN.md as a page beside the pane. Knows what the guide uses: headings, paragraphs, lists, pictures, links, **bold**, `code`. */

const escaped = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

function inline(text) {
  return escaped(text)
    .replace(/!\[([^\]]*)\]\(([^)]*)\)/g, '<img alt="$1" src="$2" />')
    .replace(/\[([^\]]*)\]\(([^)]*)\)/g, '<a href="$2">$1</a>')
    .replace(/\*\*([^*]*)\*\*/g, '<strong>$1</strong>')
    .replace(/`([^`]*)`/g, '<code>$1</code>');
}

function block(lines) {
  const heading = /^(#{1,3}) (.*)$/.exec(lines[0]);
  if (heading) return `<h${heading[1].length}>${inline(heading[2])}</h${heading[1].length}>`;
  const [tag, mark] = lines[0].startsWith('- ') ? ['ul', /^- /] : ['ol', /^\d+\. /];
  if (!mark.test(lines[0])) return `<p>${inline(lines.join(''))}</p>`;
  return `<${tag}>${lines.map((line) => `<li>${inline(line.replace(mark, ''))}</li>`).join('')}</${tag}>`;
}

const STYLE =
  'body{max-width:46em;margin:2em auto;padding:0 1em;font:16px/1.8 "Microsoft YaHei","PingFang SC","Noto Sans CJK SC",sans-serif;color:#1f1f1f;background:#fff}' +
  'img{max-width:100%;border:1px solid #d0d0d0}code{background:#f3f3f3;padding:0 .3em}h1,h2,h3{line-height:1.4}' +
  '@media(prefers-color-scheme:dark){:root{color-scheme:dark}body{color:#e6e6e6;background:#1f1f1f}code{background:#333}img{border-color:#555}}';

exports.guidePage = (markdown) => {
  const blocks = markdown.split(/\n{2,}/).map((part) => part.split('\n').filter((line) => line !== ''));
  const body = blocks.filter((lines) => lines.length > 0).map(block);
  const policy = "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'";
  return [
    '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8" />',
    `<meta http-equiv="Content-Security-Policy" content="${policy}" />`,
    `<meta name="viewport" content="width=device-width, initial-scale=1" /><title>勾稽使用说明</title><style>${STYLE}</style></head><body>`,
    ...body,
    '</body></html>\n',
  ].join('\n');
};
