import { defineMessages } from '../i18n/messages';

/** One sentence for each reason a file is not taken: what is wrong, and what is allowed. */
export const refusalTexts = defineMessages('attachment-refusals', {
  zh: {
    'too-large': '有 {{bytes}}，至多 {{max}}；请压缩后再传。',
    'too-many': '一次最多 {{count}} 个附件；请并成一个 ZIP，或分次提交。',
    'too-many-open': '您还有 {{open}} 个没有提交的文件；请先移除一些，满 {{hours}} 小时也会自动清理。',
    'too-many-in-all': '凭查询码，一件诉求至多收 {{guest}} 个文件，已经满了。',
    'type-not-allowed': '不收这种文件；可用 JPG、PNG、WebP、PDF、Word、Excel、PPT、TXT、CSV、ZIP。',
    'type-differs-from-name': '内容不是 {{end}} 文件；请用原来的软件另存为允许的格式。',
    'image-too-large': '图片超过 {{pixels}} 万像素；请缩小后再传。',
    unreadable: '打不开，文件可能已损坏；请重新导出或重拍。',
    encrypted: '有密码，无法核对；请去掉密码再传。',
    'archive-bomb': '解开后太大或文件太多（至多 {{unpacked}}、{{entries}} 个）；请拆成几个。',
    macros: '含有宏；请另存为不含宏的 DOCX、XLSX 或 PDF。',
    'external-links': '引用了别处的内容；请断开链接，或导出为 PDF。',
    'too-many-pages': '超过 {{pages}} 页；请拆成几个。',
    'active-content': '含有可运行的内容（脚本或内嵌程序）；请去掉，或打印为普通 PDF。',
    empty: '是空文件，没有内容；请检查后再选。',
    'names-author':
      '里面写着作者或单位，或者没法核对有没有写（旧版 Office、压缩包），办理的人打开就能看到；请清除文件属性里的作者，或截图、拍照再传。',
    gone: '有附件已用过，或满 {{hours}} 小时没有提交已被清理；请移除后重新选择。',
    other: '这个文件不能作附件；请换成图片、PDF 或 Office 文件。',
  },
  en: {
    'too-large': 'It has {{bytes}}; {{max}} at most. Make it smaller.',
    'too-many': 'At most {{count}} files at once: put them into one ZIP, or hand in the rest later.',
    'too-many-open':
      'You have {{open}} files that are not handed in. Remove some; after {{hours}} hours they go by themselves.',
    'too-many-in-all': 'By its receipt code a matter takes {{guest}} files at most, and has them.',
    'type-not-allowed':
      'Files of this type are not taken. JPG, PNG, WebP, PDF, Word, Excel, PowerPoint, TXT, CSV and ZIP are.',
    'type-differs-from-name': 'It is not a {{end}} file inside. Save it in an allowed format and try again.',
    'image-too-large': 'The picture has more than {{pixels}} × 10,000 pixels. Make it smaller.',
    unreadable: 'It cannot be opened and may be damaged. Export it again, or take it again.',
    encrypted: 'It has a password and cannot be checked. Remove the password.',
    'archive-bomb': 'Unpacked it is too much: {{unpacked}} and {{entries}} files at most. Split it up.',
    macros: 'It has macros. Save it as DOCX, XLSX or PDF without them.',
    'external-links': 'It refers to content elsewhere. Break the links, or export it as PDF.',
    'too-many-pages': 'It has more than {{pages}} pages. Split it up.',
    'active-content':
      'It has something in it that runs: a script or a program. Remove it, or print to a plain PDF.',
    empty: 'It is empty. Look at it and choose again.',
    'names-author':
      'It says who made it, or may say so (old Office files, archives), and who opens it would see that. Clear the author in its properties, or send a picture of it.',
    gone: 'Some files are used already, or were not handed in for {{hours}} hours and are gone. Remove them and choose again.',
    other: 'This file cannot be attached. Pictures, PDF and Office files can.',
  },
});
