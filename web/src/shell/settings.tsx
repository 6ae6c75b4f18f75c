import { Dialog } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { Choice } from '../components/choice.js';
import { digitStyles } from '../i18n/translator.js';
import { themes, usePreferences, useTranslator } from '../preferences/preferences.js';

/** Language, appearance and digits: chosen at once, kept in the browser. */
export function Settings() {
  const t = useTranslator();
  const { preferences, change } = usePreferences();
  return (
    <Popover className="popover" placement="bottom end">
      <Dialog className="settings" aria-label={t.say('settings.title')}>
        <Choice
          label={t.say('settings.language')}
          options={[
            { value: 'ar', label: 'العربية', lang: 'ar' },
            { value: 'en', label: 'English', lang: 'en' },
          ]}
          chosen={preferences.language}
          onChange={(language) => change({ language })}
        />
        <Choice
          label={t.say('settings.theme')}
          options={themes.map((value) => ({ value, label: t.say(`settings.theme.${value}`) }))}
          chosen={preferences.theme}
          onChange={(theme) => change({ theme })}
        />
        {preferences.language === 'ar' ? (
          <Choice
            label={t.say('settings.digits')}
            options={digitStyles.map((value) => ({ value, label: t.say(`settings.digits.${value}`) }))}
            chosen={preferences.digits}
            onChange={(digits) => change({ digits })}
          />
        ) : null}
      </Dialog>
    </Popover>
  );
}
