package org.waymark.catalog.approval;

/** It was decided, withdrawn or opened already. */
class ProposalClosed extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
