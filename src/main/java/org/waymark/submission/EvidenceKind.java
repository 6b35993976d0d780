package org.waymark.submission;

enum EvidenceKind {
    TEXT,
    LINK,
    FILE
}
