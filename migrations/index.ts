import * as migration_20261124_020326_initial from './20261124_020326_initial';

export const migrations = [
  {
    up: migration_20261124_020326_initial.up,
    down: migration_20261124_020326_initial.down,
    name: '20261124_020326_initial'
  },
];
