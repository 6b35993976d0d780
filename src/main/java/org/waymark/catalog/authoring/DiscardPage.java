package org.waymark.catalog.authoring;

/**
 * What its author is asked before they give a draft up.
 *
 * @param revision whether it would have been a new version of a micro-credential, which stays as it is
 * @param picture whether a picture was uploaded, which goes as well
 * @param editors how many write along and lose it, too
 * @param known whether a committee has read it: what was said then stays in its history
 */
record DiscardPage(DraftId id, String title, boolean revision, boolean picture, int editors, boolean known) {}
