import type { Language } from './strings';

const KEY = 'gouji.language';

/** Chinese unless the user chose otherwise; where nothing can be kept, the choice lasts as long as the pane. */
export function rememberedLanguage(): Language {
  try {
    return window.localStorage.getItem(KEY) === 'en' ? 'en' : 'zh';
  } catch {
    return 'zh';
  }
}

export function rememberLanguage(language: Language): void {
  try {
    window.localStorage.setItem(KEY, language);
  } catch {
    // Blocked storage: the choice holds until the pane closes.
  }
}
