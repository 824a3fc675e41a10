// Texts of the breaks screen.
import type { Texts } from '../../i18n/start.ts';

export const breaksTexts: Texts = { zh: { title: '差错' }, en: { title: 'Breaks' } };
