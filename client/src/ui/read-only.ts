import { createContext } from 'react';

/** Why the questions below are to be read and not answered; null: they are to be answered. */
export const ReadOnlyContext = createContext<string | null>(null);
