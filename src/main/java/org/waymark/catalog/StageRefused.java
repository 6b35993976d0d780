package org.waymark.catalog;

/** A micro-credential cannot become what was asked for: somebody was quicker, or it has come too far. */
public class StageRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
