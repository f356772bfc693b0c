"""From records to what a component shows. Every function a page may call stands in here."""
