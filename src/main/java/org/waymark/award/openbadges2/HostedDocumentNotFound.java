package org.waymark.award.openbadges2;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is no such document, or none for this visitor; the two are not told apart. */
@ResponseStatus(HttpStatus.NOT_FOUND)
class HostedDocumentNotFound extends RuntimeException {}
