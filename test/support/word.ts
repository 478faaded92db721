import { strToU8, zipSync } from 'fflate';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

/** A .docx with a line a paragraph, written as Word writes it: digits and ideographs in runs of their own, marks of its spelling check between. */
export function wordFile(text: string): Buffer {
  const body = text
    .split('\n')
    .map((line) => `<w:p w:rsidR="00A77B3E" w:rsidRDefault="00A77B3E"><w:pPr><w:ind w:firstLine="640"/></w:pPr>${runsOf(line)}</w:p>`);
  const parts = {
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    '_rels/.rels':
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    'word/document.xml': `<w:document ${W}><w:body>${body.join('')}<w:sectPr w:rsidR="00A77B3E"/></w:body></w:document>`,
    'word/settings.xml': `<w:settings ${W}><w:zoom w:percent="100"/></w:settings>`,
  };
  const declared = Object.entries(parts).map(([name, xml]) => [
    name,
    strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n${xml}`),
  ]);
  return Buffer.from(zipSync(Object.fromEntries(declared)));
}

function runsOf(line: string): string {
  return (line.match(/[0-9.%]+|[^0-9.%]+/g) ?? [])
    .map((piece) => {
      const escaped = piece.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
      const hint = /[0-9]/.test(piece) ? '' : ' w:hint="eastAsia"';
      const run = `<w:r w:rsidRPr="003D41D2"><w:rPr><w:rFonts${hint} w:ascii="仿宋_GB2312" w:eastAsia="仿宋_GB2312"/><w:sz w:val="32"/></w:rPr><w:t xml:space="preserve">${escaped}</w:t></w:r>`;
      return /[0-9]/.test(piece) ? `<w:proofErr w:type="spellStart"/>${run}<w:proofErr w:type="spellEnd"/>` : run;
    })
    .join('');
}
