"""A finished run -> a SharePoint document library, through Microsoft Graph v1.0.

Source: Microsoft Graph REST API v1.0 reference: driveItem, uploadSession, listItem, columnDefinition, errors,
throttling. Whatever asks somebody needs the packages of the extra ``sharepoint``; what decides and words needs none.
"""
