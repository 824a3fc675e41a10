// Settings with a channel for each international payment provider, and shorthands for the tests of their profiles.
import { channel, settingsWith } from '../importing.testing.ts';

const away = (code: string, name: string, timezone: string) => ({ ...channel(code, name), timezone });

export const INTERNATIONAL_SETTINGS = settingsWith(
  away('STRIPE', 'Stripe', 'UTC'),
  away('ADYEN', 'Adyen', 'America/Los_Angeles'),
  away('PAYPAL', 'PayPal', 'America/Los_Angeles'),
  away('CHECKOUT', 'Checkout.com', 'UTC'),
  away('DLOCAL', 'dLocal', 'UTC'),
  away('TRUSTLY', 'Trustly', 'America/Los_Angeles'),
  away('SQUARE', 'Square', 'America/New_York'),
);
