type Subject = { subject_type: 'project' | 'complaint'; subject_id: string; subject_name: string };

/** What a notice is about: a project by its name, or a complaint by its number, which is the name of the matter. */
export const matterOf = ({ subject_type, subject_id, subject_name }: Subject) =>
  subject_type === 'complaint'
    ? { project: null, complaint: { id: subject_id, number: subject_name } }
    : { project: { id: subject_id, name: subject_name }, complaint: null };
