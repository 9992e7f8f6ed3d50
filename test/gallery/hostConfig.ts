/** Colours and sizes near those of Teams: close enough to see what is cut off, crowded or unreadable. */
export type Theme = 'light' | 'dark';

const LOOKS = {
  light: {
    background: '#ffffff',
    emphasis: '#f5f5f5',
    text: '#242424',
    subtle: '#616161',
    good: { back: '#e7f2da', text: '#237b4b' },
    warning: { back: '#fbf6d9', text: '#835c00' },
    attention: { back: '#fcf4f6', text: '#c4314b' },
    accent: { back: '#e8ebfa', text: '#5b5fc7' },
  },
  dark: {
    background: '#292929',
    emphasis: '#333333',
    text: '#ffffff',
    subtle: '#adadad',
    good: { back: '#0f2e1c', text: '#92c353' },
    warning: { back: '#3d3310', text: '#f8d22a' },
    attention: { back: '#3b1219', text: '#f9526b' },
    accent: { back: '#2f2f4a', text: '#a6a7dc' },
  },
} as const;

export const backgroundOf = (theme: Theme): string => LOOKS[theme].background;

/** As the `adaptivecards` package takes it. */
export function hostConfig(theme: Theme) {
  const look = LOOKS[theme];
  const colour = (shown: string) => ({ default: shown, subtle: `${shown}cc` });
  const foregroundColors = {
    default: { default: look.text, subtle: look.subtle },
    accent: colour(look.accent.text),
    good: colour(look.good.text),
    warning: colour(look.warning.text),
    attention: colour(look.attention.text),
  };
  const style = (backgroundColor: string) => ({ backgroundColor, foregroundColors });
  return {
    fontFamily: '"Segoe UI", "Noto Sans", "DejaVu Sans", "Noto Color Emoji", sans-serif',
    fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 },
    fontWeights: { lighter: 300, default: 400, bolder: 600 },
    spacing: { small: 8, default: 12, medium: 16, large: 24, extraLarge: 32, padding: 16 },
    separator: { lineThickness: 1, lineColor: theme === 'dark' ? '#484848' : '#e0e0e0' },
    actions: {
      maxActions: 6,
      spacing: 'default',
      buttonSpacing: 8,
      actionsOrientation: 'horizontal',
      actionAlignment: 'left',
    },
    inputs: {
      label: { inputSpacing: 'small', requiredInputs: { suffix: ' *', suffixColor: 'attention' } },
      errorMessage: { color: 'attention' },
    },
    containerStyles: {
      default: style(look.background),
      emphasis: style(look.emphasis),
      good: style(look.good.back),
      warning: style(look.warning.back),
      attention: style(look.attention.back),
      accent: style(look.accent.back),
    },
  };
}
