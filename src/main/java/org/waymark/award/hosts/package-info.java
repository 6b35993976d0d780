/** Where earners keep badges elsewhere: the Open Badges 3.0 API, of which Waymark is a consumer that writes. */
@NullMarked
package org.waymark.award.hosts;

import org.jspecify.annotations.NullMarked;
