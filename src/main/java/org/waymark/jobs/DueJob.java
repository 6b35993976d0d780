package org.waymark.jobs;

/**
 * The row db-scheduler keeps.
 *
 * @param work the name of the {@link DueWork}
 * @param data its data as JSON
 */
record DueJob(String work, String data) {}
