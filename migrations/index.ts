import * as migration_20261124_020326_initial from './20261124_020326_initial';
import * as migration_20261124_083500_publication_counter from './20261124_083500_publication_counter';
import * as migration_20261124_084200_gone_index from './20261124_084200_gone_index';
import * as migration_20261124_222148_jobs from './20261124_222148_jobs';
import * as migration_20261125_020353_desk from './20261125_020353_desk';
import * as migration_20261125_022611_share_picture from './20261125_022611_share_picture';
import * as migration_20261125_022800_corrections_policy from './20261125_022800_corrections_policy';
import * as migration_20261125_031653_desk_forms from './20261125_031653_desk_forms';
import * as migration_20261127_123411_returns from './20261127_123411_returns';
import * as migration_20261127_132343_approvals from './20261127_132343_approvals';
import * as migration_20261127_164457_languages from './20261127_164457_languages';
import * as migration_20261127_164500_search from './20261127_164500_search';
import * as migration_20261127_170744_front_topics from './20261127_170744_front_topics';
import * as migration_20261127_172716_revisions from './20261127_172716_revisions';
import * as migration_20261127_174500_translators from './20261127_174500_translators';
import * as migration_20261127_180612_withdrawals from './20261127_180612_withdrawals';
import * as migration_20261128_113944_withdrawals_in_feeds from './20261128_113944_withdrawals_in_feeds';
import * as migration_20261129_045832_websub from './20261129_045832_websub';
import * as migration_20261129_063033_followers from './20261129_063033_followers';
import * as migration_20261129_095240_gate from './20261129_095240_gate';
import * as migration_20261129_102310_backups from './20261129_102310_backups';
import * as migration_20261129_103719_second_factor from './20261129_103719_second_factor';
import * as migration_20261129_103800_factors from './20261129_103800_factors';
import * as migration_20261129_143049_settings from './20261129_143049_settings';
import * as migration_20261129_220853_subscriber_networks from './20261129_220853_subscriber_networks';

export const migrations = [
  {
    up: migration_20261124_020326_initial.up,
    down: migration_20261124_020326_initial.down,
    name: '20261124_020326_initial',
  },
  {
    up: migration_20261124_083500_publication_counter.up,
    down: migration_20261124_083500_publication_counter.down,
    name: '20261124_083500_publication_counter',
  },
  {
    up: migration_20261124_084200_gone_index.up,
    down: migration_20261124_084200_gone_index.down,
    name: '20261124_084200_gone_index',
  },
  {
    up: migration_20261124_222148_jobs.up,
    down: migration_20261124_222148_jobs.down,
    name: '20261124_222148_jobs',
  },
  {
    up: migration_20261125_020353_desk.up,
    down: migration_20261125_020353_desk.down,
    name: '20261125_020353_desk',
  },
  {
    up: migration_20261125_022611_share_picture.up,
    down: migration_20261125_022611_share_picture.down,
    name: '20261125_022611_share_picture',
  },
  {
    up: migration_20261125_022800_corrections_policy.up,
    down: migration_20261125_022800_corrections_policy.down,
    name: '20261125_022800_corrections_policy',
  },
  {
    up: migration_20261125_031653_desk_forms.up,
    down: migration_20261125_031653_desk_forms.down,
    name: '20261125_031653_desk_forms',
  },
  {
    up: migration_20261127_123411_returns.up,
    down: migration_20261127_123411_returns.down,
    name: '20261127_123411_returns',
  },
  {
    up: migration_20261127_132343_approvals.up,
    down: migration_20261127_132343_approvals.down,
    name: '20261127_132343_approvals',
  },
  {
    up: migration_20261127_164457_languages.up,
    down: migration_20261127_164457_languages.down,
    name: '20261127_164457_languages',
  },
  {
    up: migration_20261127_164500_search.up,
    down: migration_20261127_164500_search.down,
    name: '20261127_164500_search',
  },
  {
    up: migration_20261127_170744_front_topics.up,
    down: migration_20261127_170744_front_topics.down,
    name: '20261127_170744_front_topics',
  },
  {
    up: migration_20261127_172716_revisions.up,
    down: migration_20261127_172716_revisions.down,
    name: '20261127_172716_revisions',
  },
  {
    up: migration_20261127_174500_translators.up,
    down: migration_20261127_174500_translators.down,
    name: '20261127_174500_translators',
  },
  {
    up: migration_20261127_180612_withdrawals.up,
    down: migration_20261127_180612_withdrawals.down,
    name: '20261127_180612_withdrawals',
  },
  {
    up: migration_20261128_113944_withdrawals_in_feeds.up,
    down: migration_20261128_113944_withdrawals_in_feeds.down,
    name: '20261128_113944_withdrawals_in_feeds',
  },
  {
    up: migration_20261129_045832_websub.up,
    down: migration_20261129_045832_websub.down,
    name: '20261129_045832_websub',
  },
  {
    up: migration_20261129_063033_followers.up,
    down: migration_20261129_063033_followers.down,
    name: '20261129_063033_followers',
  },
  {
    up: migration_20261129_095240_gate.up,
    down: migration_20261129_095240_gate.down,
    name: '20261129_095240_gate',
  },
  {
    up: migration_20261129_102310_backups.up,
    down: migration_20261129_102310_backups.down,
    name: '20261129_102310_backups',
  },
  {
    up: migration_20261129_103719_second_factor.up,
    down: migration_20261129_103719_second_factor.down,
    name: '20261129_103719_second_factor',
  },
  {
    up: migration_20261129_103800_factors.up,
    down: migration_20261129_103800_factors.down,
    name: '20261129_103800_factors',
  },
  {
    up: migration_20261129_143049_settings.up,
    down: migration_20261129_143049_settings.down,
    name: '20261129_143049_settings',
  },
  {
    up: migration_20261129_220853_subscriber_networks.up,
    down: migration_20261129_220853_subscriber_networks.down,
    name: '20261129_220853_subscriber_networks'
  },
];
