package org.waymark.web;

import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/**
 * Forms are records, made whole by their constructor. Nothing that is sent is set into one afterwards: what no form of ours
 * asks for, such as a field of a field, counts for nothing.
 */
@ControllerAdvice
class RecordForms {

    @InitBinder
    void asSent(WebDataBinder binder) {
        binder.setDeclarativeBinding(true);
    }
}
