-- Measures 举措 that a meeting or a document lays down, for the figure of that name.
ALTER TABLE activity ADD COLUMN measures INTEGER CONSTRAINT activity_measures CHECK (measures >= 0);
