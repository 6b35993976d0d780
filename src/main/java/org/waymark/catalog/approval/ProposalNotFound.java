package org.waymark.catalog.approval;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

@ResponseStatus(HttpStatus.NOT_FOUND)
class ProposalNotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
