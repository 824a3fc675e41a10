// Settings: the text of the settings, or the import profiles.
import { useWorkbench } from '../../ui/workbench.tsx';
import { ProfilesScreen } from './profiles-screen.tsx';
import { SettingsTextScreen } from './settings-text-screen.tsx';

export function SettingsScreen() {
  const { place } = useWorkbench();
  return place.parameters.tab === 'profiles' ? <ProfilesScreen /> : <SettingsTextScreen />;
}
