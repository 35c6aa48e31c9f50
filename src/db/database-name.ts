/** In a file of its own, since the first script needs it and not the schema. */
export const DATABASE_NAME = 'bainian-qianti'
