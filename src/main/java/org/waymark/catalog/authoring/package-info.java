/** Writing a micro-credential: drafts, their editor and its checks, previews and the badge's picture. */
@NullMarked
package org.waymark.catalog.authoring;

import org.jspecify.annotations.NullMarked;
