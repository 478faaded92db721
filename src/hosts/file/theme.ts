import { END, OPEN, XmlScanner } from './xml';

/**
 * The colours of a theme as `rrggbb`, in the order in which styles number them: Excel counts light before dark
 * (0 = lt1, 1 = dk1, 2 = lt2, 3 = dk2), the theme part dark before light.
 */
export function readThemeColours(xml: string): string[] {
  const colours: string[] = [];
  const x = new XmlScanner(xml);
  let inScheme = false;
  for (let token = x.next(); token !== END; token = x.next()) {
    if (x.name === 'clrScheme') {
      inScheme = token === OPEN;
      if (!inScheme) break;
    } else if (inScheme && token === OPEN) {
      if (x.name === 'srgbClr') colours.push((x.attr('val') ?? '000000').toLowerCase());
      else if (x.name === 'sysClr') colours.push((x.attr('lastClr') ?? (x.attr('val') === 'window' ? 'ffffff' : '000000')).toLowerCase());
    }
  }
  const [dark1, light1, dark2, light2, ...rest] = colours;
  return [light1, dark1, light2, dark2, ...rest].filter((c) => c !== undefined);
}

/** The first 8 of the 64 indexed colours repeat as 8–15; the rest is the palette of Excel 97 (ECMA-376, 18.8.27). */
const PALETTE = (
  '000000 ffffff ff0000 00ff00 0000ff ffff00 ff00ff 00ffff 800000 008000 000080 808000 800080 008080 c0c0c0 808080 ' +
  '9999ff 993366 ffffcc ccffff 660066 ff8080 0066cc ccccff 000080 ff00ff ffff00 00ffff 800080 800000 008080 0000ff ' +
  '00ccff ccffff ccffcc ffff99 99ccff ff99cc cc99ff ffcc99 3366ff 33cccc 99cc00 ffcc00 ff9900 ff6600 666699 969696 ' +
  '003366 339966 003300 333300 993300 993366 333399 333333'
).split(' ');

/** The colour of the element just opened as `#rrggbb`; undefined for automatic. */
export function colourOf(x: XmlScanner, theme: readonly string[]): string | undefined {
  const rgb = x.attr('rgb');
  if (rgb !== undefined) return /^[0-9A-Fa-f]{6,8}$/.test(rgb) ? `#${rgb.slice(-6).toLowerCase()}` : undefined;
  const index = x.attr('indexed');
  if (index !== undefined) {
    const n = Number(index);
    const colour = PALETTE[n < 8 ? n : n - 8];
    return colour === undefined || n >= 64 ? undefined : `#${colour}`;
  }
  const colour = theme[Number(x.attr('theme') ?? NaN)];
  return colour === undefined ? undefined : `#${tinted(colour, Number(x.attr('tint') ?? 0))}`;
}

/** Excel changes the lightness of a theme colour; mixing with white or black comes within a shade of it. */
function tinted(colour: string, tint: number): string {
  if (!tint) return colour;
  const channels = [0, 2, 4].map((i) => parseInt(colour.slice(i, i + 2), 16));
  const mixed = channels.map((c) => Math.round(tint > 0 ? c + (255 - c) * tint : c * (1 + tint)));
  return mixed.map((c) => Math.max(0, Math.min(255, c)).toString(16).padStart(2, '0')).join('');
}
