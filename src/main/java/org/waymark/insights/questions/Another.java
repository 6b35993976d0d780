package org.waymark.insights.questions;

/** Whether somebody who earned one would do another. */
public enum Another {
    YES,
    PERHAPS,
    NO
}
