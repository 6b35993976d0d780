package org.waymark.placement;

/** Why a placement stands for the micro-credential it stands for. */
enum PlacementSource {
    /** Nothing is known yet. */
    NONE,
    /** The link itself names it. */
    NAMED,
    /** The course was copied, and its link stands for what the original does. */
    INHERITED,
    /** An author chose it. */
    CHOSEN,
    /** An author took back what was chosen or inherited: it is asked again. */
    UNDONE
}
