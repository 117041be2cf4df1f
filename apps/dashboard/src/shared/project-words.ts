import { defineMessages } from './i18n/messages';

/** How a project is classed, in words: stages, kinds of year, categories. Sectors stand in words.ts. */
export const projectWords = defineMessages('project-words', {
  zh: {
    'stage.reserve': '储备',
    'stage.signed': '签约',
    'stage.preparing': '前期',
    'stage.building': '在建',
    'stage.completed': '竣工',
    'stage.operating': '投产',
    'stage.paused': '停建缓建',
    'stage.ended': '终止',
    'yearClass.new': '新开工',
    'yearClass.continued': '续建',
    'yearClass.finishing': '计划竣工',
    'yearClass.preparatory': '前期',
    'category.industry': '产业',
    'category.infrastructure': '基础设施',
    'category.livelihood': '民生',
    'category.ecology': '生态',
    large: '亿元项目',
    'basis.declared': '申报计划',
    'basis.straight-line': '按月均摊',
  },
  en: {
    'stage.reserve': 'in reserve',
    'stage.signed': 'signed',
    'stage.preparing': 'preparing',
    'stage.building': 'building',
    'stage.completed': 'completed',
    'stage.operating': 'operating',
    'stage.paused': 'paused',
    'stage.ended': 'ended',
    'yearClass.new': 'new start',
    'yearClass.continued': 'continued',
    'yearClass.finishing': 'due to finish',
    'yearClass.preparatory': 'preparatory',
    'category.industry': 'Industry',
    'category.infrastructure': 'Infrastructure',
    'category.livelihood': 'Livelihood',
    'category.ecology': 'Ecology',
    large: '¥100m project',
    'basis.declared': 'declared',
    'basis.straight-line': 'spread by month',
  },
});

export const STAGES = [
  'reserve',
  'signed',
  'preparing',
  'building',
  'completed',
  'operating',
  'paused',
  'ended',
] as const;
export const SECTORS = [
  'manufacturing',
  'energy-water',
  'transport-logistics',
  'education-health',
  'agriculture',
  'ecology',
  'urban',
  'services',
  'other',
] as const;
export const YEAR_CLASSES = ['new', 'continued', 'finishing', 'preparatory'] as const;
export const CATEGORIES = ['industry', 'infrastructure', 'livelihood', 'ecology'] as const;
