package org.waymark.lti.deeplinking;

/**
 * What the browser posts to finish deep linking: a form to {@code returnUrl} with the one field {@code JWT} (Security
 * Framework 1.0, 5.2; Deep Linking 2.0, 4.5). It works once, for about five minutes.
 */
public record DeepLinkingResponse(String returnUrl, String jwt) {}
